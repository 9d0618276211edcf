/// One row of a binary `copy`: the columns are written in order, each with exactly its column's type, as `copy` casts
/// nothing (an `Int64` does not go into an `integer` column).
package struct PostgresRowWriter {
  @usableFromInline var buffer = PostgresBuffer()
  @usableFromInline var columnCount: Int16 = 0

  init() { buffer.bytes.reserveCapacity(160 * 1024) }

  /// Writes the next column.
  @inlinable package mutating func write<Value: PostgresEncodable>(_ value: borrowing Value) {
    columnCount += 1
    buffer.appendField(value)
  }

  /// Writes null into the next column.
  package mutating func writeNull() {
    columnCount += 1
    buffer.append(-1 as Int32)
  }

  /// The signature of the format, no flags, no extension (PostgreSQL 15 documentation, COPY, "Binary Format").
  mutating func appendHeader() {
    buffer.append(contentsOf: CopyFormat.signature)
    buffer.append(0 as Int32)
    buffer.append(0 as Int32)
  }

  /// A column count of -1 ends the data.
  mutating func appendTrailer() { buffer.append(-1 as Int16) }

  mutating func beginRow() -> Int {
    columnCount = 0
    buffer.append(0 as Int16)
    return buffer.bytes.count - 2
  }

  mutating func endRow(startedAt start: Int) { buffer.overwrite(at: start, with: columnCount) }
}

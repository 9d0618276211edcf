/// The columns of one row of a binary `copy … to stdout`, read from the left.
///
/// Every call reads the next column; the plain ones throw `.undecodable` on null, the `…OrNil` ones give `nil`.
/// Integers are read by their length, so `int64()` reads `smallint`, `integer` and `bigint` alike.
package struct PostgresRowReader {
  @usableFromInline let chunk: [UInt8]
  @usableFromInline var offset = 0
  /// Columns of this row.
  package private(set) var columnCount = 0
  /// Columns of this row read so far.
  @usableFromInline var columnsRead = 0
  /// Rows read before this one.
  package private(set) var rowCount: Int

  init(_ chunk: [UInt8], rowCount: Int) {
    self.chunk = chunk
    self.rowCount = rowCount
  }

  /// Checks the signature and skips flags and extension.
  mutating func skipHeader() throws {
    let signature = CopyFormat.signature
    guard chunk.count >= signature.count + 8, chunk.prefix(signature.count).elementsEqual(signature) else {
      throw PostgresError(.undecodable, "the copy is not in binary format; add (format binary)")
    }
    let flags = word(UInt32.self, at: signature.count)
    guard flags & CopyFormat.oidFlag == 0 else { throw PostgresError(.undecodable, "the copy carries object ids") }
    offset = signature.count + 8 + Int(word(UInt32.self, at: signature.count + 4))
  }

  /// Steps to the next row; `false` at the end of the chunk or of the data.
  mutating func beginRow() throws -> Bool {
    guard offset < chunk.count else { return false }
    guard chunk.count - offset >= 2 else { throw truncated() }
    let count = word(Int16.self, at: offset)
    offset += 2
    guard count >= 0 else { return false }
    columnCount = Int(count)
    columnsRead = 0
    return true
  }

  /// Skips what was not read of this row.
  mutating func endRow() throws {
    while columnsRead < columnCount { _ = try nextField() }
    rowCount += 1
  }

  /// Steps over the next column and gives where its bytes are; `nil` for null.
  @inlinable mutating func nextField() throws -> Range<Int>? {
    guard columnsRead < columnCount else { throw noColumn() }
    guard chunk.count - offset >= 4 else { throw truncated() }
    let length = Int(word(Int32.self, at: offset))
    offset += 4
    columnsRead += 1
    guard length >= 0 else { return nil }
    guard chunk.count - offset >= length else { throw truncated() }
    defer { offset += length }
    return offset..<(offset + length)
  }

  /// The integer at a place that is known to be there.
  @inlinable func word<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type, at place: Int) -> T {
    precondition(place >= 0 && place + MemoryLayout<T>.size <= chunk.count)
    return T(bigEndian: unsafe chunk.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: place, as: T.self) })
  }

  @usableFromInline func noColumn() -> PostgresError {
    PostgresError(.undecodable, "row \(rowCount + 1) has only \(columnCount) columns")
  }

  @usableFromInline func truncated() -> PostgresError {
    PostgresError(.undecodable, "row \(rowCount + 1) ends in the middle of a column")
  }

  @usableFromInline func problem(_ problem: PostgresValueProblem) -> PostgresError {
    PostgresError(undecodable: problem, column: "\(columnsRead)", row: rowCount)
  }
}

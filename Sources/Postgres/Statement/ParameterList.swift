/// The values of one statement, already encoded: types, lengths, and all bytes one after the other.
struct ParameterList: Sendable, Hashable {
  private(set) var types: [UInt32] = []
  /// A value's number of bytes, or -1 for null.
  private(set) var lengths: [Int32] = []
  private(set) var bytes: [UInt8] = []

  var count: Int { types.count }

  mutating func append<Value: PostgresEncodable>(_ value: Value) {
    types.append(Value.postgresType.rawValue)
    guard !value.isPostgresNull else { return lengths.append(-1) }
    var buffer = PostgresBuffer()
    swap(&buffer.bytes, &bytes)
    let start = buffer.bytes.count
    value.encode(into: &buffer)
    swap(&buffer.bytes, &bytes)
    lengths.append(Int32(bytes.count - start))
  }

  mutating func append(contentsOf other: ParameterList) {
    types += other.types
    lengths += other.lengths
    bytes += other.bytes
  }
}

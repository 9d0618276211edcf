import CLibpq

extension Wire {
  /// Runs one or more statements as text, without parameters.
  func runScript(_ text: String, _ watch: inout StatementWatch) throws -> [ResultStorage] {
    let results = try unsafe exchange(&watch) { connection in unsafe PQsendQuery(connection, text) }
    try judge(results, watch)
    return results
  }

  /// Prepares a statement under a name.
  func prepare(_ name: String, text: String, types: [UInt32], _ watch: inout StatementWatch) throws {
    let results = try unsafe exchange(&watch) { connection in
      unsafe PQsendPrepare(connection, name, text, Int32(types.count), types)
    }
    try judge(results, watch)
  }

  /// Runs a prepared statement; columns come in binary.
  func run(prepared name: String, _ parameters: ParameterList, _ watch: inout StatementWatch) throws -> ResultStorage {
    let results = try unsafe exchange(&watch) { connection in
      let count = parameters.count
      guard count > 0 else { return unsafe PQsendQueryPrepared(connection, name, 0, nil, nil, nil, 1) }
      let formats = [Int32](repeating: 1, count: count)
      // One byte more, so that an empty value still has an address; a null pointer would mean null.
      let bytes = parameters.bytes + [0]
      return unsafe bytes.withUnsafeBytes { buffer in
        var values: [UnsafePointer<CChar>?] = unsafe []
        unsafe values.reserveCapacity(count)
        var offset = 0
        for length in parameters.lengths {
          if length < 0 {
            unsafe values.append(nil)
          } else {
            unsafe values.append((buffer.baseAddress! + offset).assumingMemoryBound(to: CChar.self))
            offset += Int(length)
          }
        }
        return unsafe PQsendQueryPrepared(connection, name, Int32(count), values, parameters.lengths, formats, 1)
      }
    }
    if results.last?.isCopy == true { throw lose("a copy statement needs copyIn or copyOut") }
    return try judge(results, watch)
  }
}

import CLibpq

extension Wire {
  /// Hands one chunk to libpq and writes it out.
  func putCopyData(_ bytes: [UInt8], _ watch: inout StatementWatch) throws {
    if watch.cancellation?.isSet == true { throw CancellationError() }
    while true {
      let status = unsafe bytes.withUnsafeBytes { buffer in
        unsafe PQputCopyData(
          connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
      }
      switch status {
      case 1:
        try flush(&watch)
        if let error = watch.stopError { throw error }
        return
      case 0:
        try wait(for: POLLIN | POLLOUT, &watch)
        _ = unsafe PQconsumeInput(connection)
      default:
        throw lose("the connection to the database broke during a copy")
      }
    }
  }

  /// Ends a copy to the server, well or with a failure, and collects the results.
  func endCopyIn(failure: String?, _ watch: inout StatementWatch) throws -> [ResultStorage] {
    while true {
      switch unsafe PQputCopyEnd(connection, failure) {
      case 1:
        try flush(&watch)
        return try collect(&watch)
      case 0:
        try wait(for: POLLIN | POLLOUT, &watch)
        _ = unsafe PQconsumeInput(connection)
      default:
        throw lose("the connection to the database broke during a copy")
      }
    }
  }

  /// Collects rows of a copy from the server until about `limit` bytes are there; `nil` when the copy is over.
  func takeCopyData(limit: Int, _ watch: inout StatementWatch) throws -> [UInt8]? {
    var chunk: [UInt8] = []
    chunk.reserveCapacity(limit + limit / 8)
    var isBroken = false
    while chunk.count < limit {
      var buffer: UnsafeMutablePointer<CChar>?
      let count = unsafe PQgetCopyData(connection, &buffer, 1)
      if count > 0 {
        unsafe chunk.append(contentsOf: UnsafeRawBufferPointer(start: buffer, count: Int(count)))
        unsafe PQfreemem(buffer)
      } else if count == 0 {
        // What had come before the breakage is looked at first: it may hold the server's reason.
        if isBroken { throw lose("the connection to the database broke during a copy") }
        try wait(for: POLLIN, &watch)
        isBroken = unsafe PQconsumeInput(connection) == 0
      } else {
        try judge(try collect(&watch), watch)
        return chunk.isEmpty ? nil : chunk
      }
    }
    return chunk
  }

  /// Has the server stop a copy this side no longer wants, and reads it to its end.
  func dropCopyOut(_ watch: inout StatementWatch) throws {
    interrupt(.abandoned, &watch)
    while true {
      var buffer: UnsafeMutablePointer<CChar>?
      let count = unsafe PQgetCopyData(connection, &buffer, 1)
      unsafe PQfreemem(buffer)
      if count == 0 {
        try wait(for: POLLIN, &watch)
        if unsafe PQconsumeInput(connection) == 0 { throw lose("the connection to the database broke during a copy") }
      } else if count < 0 {
        _ = try collect(&watch)
        return
      }
    }
  }
}

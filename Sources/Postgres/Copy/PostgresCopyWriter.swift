/// Rows on their way into a `copy … from stdin (format binary)`, sent in chunks as they are made.
package struct PostgresCopyWriter {
  private let connection: PostgresConnection
  private var rows: PostgresRowWriter
  /// Rows written so far.
  package private(set) var rowCount = 0

  /// When a chunk is sent: large enough to be worth the trip to the connection's thread, small enough to stay in cache.
  private static let chunkSize = 128 * 1024

  init(_ connection: PostgresConnection) {
    self.connection = connection
    rows = PostgresRowWriter()
    rows.appendHeader()
  }

  /// Writes one row: `fill` writes every column of the `copy`'s list in order.
  ///
  /// Waits for the server when a chunk is full, so rows can be made as fast as they come without holding them all.
  package mutating func row(_ fill: (inout PostgresRowWriter) throws -> Void) async throws {
    let start = rows.beginRow()
    try fill(&rows)
    rows.endRow(startedAt: start)
    rowCount += 1
    if rows.buffer.bytes.count >= PostgresCopyWriter.chunkSize { try await send() }
  }

  /// Sends the trailer and what is left.
  mutating func finish() async throws {
    rows.appendTrailer()
    try await send()
  }

  private mutating func send() async throws {
    try await connection.putCopyChunk(rows.buffer.bytes)
    rows.buffer.bytes.removeAll(keepingCapacity: true)
  }
}

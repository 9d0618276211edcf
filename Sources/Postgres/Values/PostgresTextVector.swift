/// A `tsvector` of words without places, as `tsvectorsend` writes it: how many, then each ended by a zero byte and a count of
/// places. The server puts them in order.
package struct PostgresTextVector: Sendable, Hashable, PostgresEncodable {
  /// The words in UTF-8, each once; without zero bytes and of at most 2,046 bytes.
  package let words: Set<[UInt8]>

  /// A vector of these words.
  package init(_ words: Set<[UInt8]>) { self.words = words }

  /// `tsvector`
  package static var postgresType: PostgresType { .tsvector }

  package func encode(into buffer: inout PostgresBuffer) {
    buffer.append(Int32(words.count))
    for word in words {
      buffer.append(contentsOf: word)
      buffer.append(0 as UInt8)
      buffer.append(0 as Int16)
    }
  }
}

/// A request that carries a key, so that it is done once however often it is sent.
package struct KeyedRequest: Sendable, Hashable {
  /// What the client calls it.
  package let key: String
  /// All that makes two requests the same: what is asked, and the body.
  package let content: [UInt8]

  /// A request that carries a key.
  package init(key: String, content: [UInt8]) {
    self.key = key
    self.content = content
  }
}

/// How a request was answered, as it is kept.
package struct KeptAnswer: Sendable, Hashable {
  /// The status of HTTP.
  package let status: Int
  /// Names and values in turn.
  package let headers: [String]
  package let body: [UInt8]

  /// How a request was answered.
  package init(status: Int, headers: [String], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

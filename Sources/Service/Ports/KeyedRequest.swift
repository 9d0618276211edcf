/// A request that carries a key, so that it is done once however often it is sent.
package struct KeyedRequest: Sendable, Hashable {
  /// What the client calls it.
  package let key: String
  /// All that makes two requests the same: what is asked, and the body.
  package let content: [UInt8]
  /// How long its answer is kept.
  package let lifetime: Duration

  /// A request that carries a key.
  package init(key: String, content: [UInt8], lifetime: Duration = .seconds(86_400)) {
    self.lifetime = lifetime
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

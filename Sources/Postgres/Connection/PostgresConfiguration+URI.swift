import CLibpq

extension PostgresConfiguration {
  /// Reads what libpq reads: `postgresql://user@host:5432/database?sslmode=require` or `host=/run/x dbname=y`.
  ///
  /// Throws `.invalidConfiguration`; libpq's words go to `debugDescription` only, as they may quote a password.
  package init(uri: String) throws {
    self.init()
    guard !uri.utf8.contains(0) else {
      throw PostgresError(.invalidConfiguration, "the database URI contains a zero byte")
    }
    var message: UnsafeMutablePointer<CChar>?
    guard let options = unsafe PQconninfoParse(uri, &message) else {
      let cause = unsafe message.map { unsafe String(cString: $0) }
      unsafe PQfreemem(message)
      throw PostgresError(
        .invalidConfiguration,
        "the database URI cannot be read; it looks like postgresql://user@host:5432/database", cause: cause)
    }
    defer { unsafe PQconninfoFree(options) }
    var option = unsafe options
    while let keyword = unsafe option.pointee.keyword {
      if let value = unsafe option.pointee.val {
        keywords[unsafe String(cString: keyword)] = unsafe String(cString: value)
      }
      unsafe option += 1
    }
  }

  /// The `options` keyword: the session's settings, then the caller's own, which win.
  var sessionOptions: String {
    var settings: [(String, String)] = [("TimeZone", "UTC"), ("DateStyle", "ISO")]
    func milliseconds(_ name: String, _ limit: Duration?) {
      guard let limit else { return }
      let value = limit.components.seconds * 1000 + limit.components.attoseconds / 1_000_000_000_000_000
      settings.append((name, "\(max(1, value))"))
    }
    milliseconds("statement_timeout", statementTimeLimit)
    milliseconds("idle_in_transaction_session_timeout", idleInTransactionTimeLimit)
    milliseconds("lock_timeout", lockTimeLimit)
    let own = settings.map { "-c \($0)=\($1)" }.joined(separator: " ")
    return [own, keywords["options"]].compactMap(\.self).joined(separator: " ")
  }

  /// Calls `body` with the null-terminated arrays `PQconnectStartParams` takes.
  func withKeywordArrays<Result>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Result
  ) -> Result {
    var all = ["keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3"]
    all.merge(keywords) { $1 }
    all["application_name"] = applicationName
    all["client_encoding"] = "UTF8"
    all["options"] = sessionOptions
    var names: [UnsafePointer<CChar>?] = unsafe []
    var values: [UnsafePointer<CChar>?] = unsafe []
    for (name, value) in all {
      unsafe names.append(UnsafePointer(strdup(name)))
      unsafe values.append(UnsafePointer(strdup(value)))
    }
    defer {
      unsafe (names + values).forEach { unsafe free(UnsafeMutablePointer(mutating: $0)) }
    }
    return unsafe body(names + [nil], values + [nil])
  }
}

extension PostgresConfiguration: CustomStringConvertible {
  /// The keywords, without the password.
  package var description: String {
    keywords.sorted { $0.key < $1.key }
      .map { $0.key.contains("password") ? "\($0.key)=***" : "\($0.key)=\($0.value)" }
      .joined(separator: " ")
  }
}

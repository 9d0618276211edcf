import HTTPTypes

/// What every answer says to a browser, refusals and cut requests included.
enum SecurityHeaders {
  /// It is kept nowhere, framed nowhere, is what its type says, leads nowhere by name, and shares nothing with other sites.
  static let all: [(name: HTTPField.Name, value: String)] = [
    (.cacheControl, "no-store"),
    (.xContentTypeOptions, "nosniff"),
    (.contentSecurityPolicy, contentPolicy()),
    (.frameOptions, "DENY"),
    (.referrerPolicy, "no-referrer"),
    (.openerPolicy, "same-origin"),
    (.embedderPolicy, "require-corp"),
    (.resourcePolicy, "same-origin"),
    (
      .permissionsPolicy,
      "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"
    ),
  ]

  /// What a page may load: nothing but a style by its digest, where it has one; and to where its forms may go.
  static func contentPolicy(style: String? = nil, forms: String = "'none'") -> String {
    "default-src 'none'; \(style.map { "style-src \($0); " } ?? "")base-uri 'none'; form-action \(forms); "
      + "frame-ancestors 'none'"
  }

  /// What a page without a script may load: style and pictures of this very server.
  static let plainPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

  /// What a page of the console may load and ask for: style, script, pictures and pages of this very server.
  static let consolePolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    + "form-action 'self'; frame-ancestors 'none'"

  /// Sets what the answer does not say by itself, and for how long no browser is to ask in the clear again
  /// (`ServerDoor.strictTransport`).
  static func set(in fields: inout HTTPFields, strictTransport: String? = nil) {
    for (name, value) in all where fields[name] == nil { fields[name] = value }
    if let strictTransport { fields[.strictTransportSecurity] = strictTransport }
  }
}

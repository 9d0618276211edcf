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

  /// For a year no browser asks this name in the clear again (RFC 6797); said only where nobody could have put it in.
  static let strictTransport = "max-age=31536000"

  /// What a page may load: nothing but a style by its digest, where it has one; and to where its forms may go.
  static func contentPolicy(style: String? = nil, forms: String = "'none'") -> String {
    "default-src 'none'; \(style.map { "style-src \($0); " } ?? "")base-uri 'none'; form-action \(forms); "
      + "frame-ancestors 'none'"
  }

  /// Sets what the answer does not say by itself.
  static func set(in fields: inout HTTPFields, isEncrypted: Bool) {
    for (name, value) in all where fields[name] == nil { fields[name] = value }
    if isEncrypted { fields[.strictTransportSecurity] = strictTransport }
  }
}

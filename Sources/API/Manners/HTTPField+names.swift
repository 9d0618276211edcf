import HTTPTypes

extension HTTPField.Name {
  static let requestID = HTTPField.Name("X-Request-ID")!
  /// Where the next page is.
  static let link = HTTPField.Name("Link")!
  /// The types a patch may come as.
  static let acceptPatch = HTTPField.Name("Accept-Patch")!
  /// Makes a repeated create the same create.
  static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
  /// Says that an answer was given before.
  static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed")!
  /// What whoever prints a paper should know and the paper does not say: a JSON list of texts, percent-encoded.
  static let paperNotes = HTTPField.Name("Paper-Notes")!
  /// The word of a session that its changes carry.
  static let csrfToken = HTTPField.Name("X-CSRF-Token")!
  /// What the browser says of where a request comes from.
  static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
  static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
  static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
  static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
  static let embedderPolicy = HTTPField.Name("Cross-Origin-Embedder-Policy")!
  static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
  static let frameOptions = HTTPField.Name("X-Frame-Options")!
  /// Where a request came from, as a proxy says.
  static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
  static let xForwardedProto = HTTPField.Name("X-Forwarded-Proto")!
  static let xRealIP = HTTPField.Name("X-Real-IP")!
  static let forwarded = HTTPField.Name("Forwarded")!
}

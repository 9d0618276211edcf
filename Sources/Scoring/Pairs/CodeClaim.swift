import Domain

/// An industry code of a firm with the standing it has there.
struct CodeClaim: Sendable {
  /// How the firm comes by the code.
  enum Standing: Sendable, Hashable {
    case main, secondary
    case inferred(confidence: Int64)
  }

  var code: IndustryCode
  var place: CodePlace
  var standing: Standing
  var isInferred: Bool {
    if case .inferred = standing { true } else { false }
  }
}

/// Who gave a promise.
package enum PromiseSide: String, Sendable, Hashable, Codable, CaseIterable {
  case firm
  case county
  case university

  /// The words on screen.
  package var label: String {
    switch self {
    case .firm: "企业"
    case .county: "县区"
    case .university: "学校"
    }
  }
}

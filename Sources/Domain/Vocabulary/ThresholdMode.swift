/// Whether a yield line decides.
package enum ThresholdMode: String, Sendable, Hashable, Codable, CaseIterable {
  case binding
  case reference

  /// The words on screen.
  package var label: String {
    switch self {
    case .binding: "园区文件"
    case .reference: "参考线"
    }
  }
}

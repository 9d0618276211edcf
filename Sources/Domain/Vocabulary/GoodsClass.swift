/// How far goods travel.
package enum GoodsClass: String, Sendable, Hashable, Codable, CaseIterable {
  case heavy
  case medium
  case light

  /// The words on screen.
  package var label: String {
    switch self {
    case .heavy: "重货或低值货"
    case .medium: "一般货物"
    case .light: "轻货或高值货"
    }
  }
}

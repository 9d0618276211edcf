/// How far goods travel.
public enum GoodsClass: String, Sendable, Hashable, Codable, CaseIterable {
  /// 重货或低值货
  case heavy
  /// 一般货物
  case medium
  /// 轻货或高值货
  case light

  /// The words on screen.
  public var label: String {
    switch self {
    case .heavy: "重货或低值货"
    case .medium: "一般货物"
    case .light: "轻货或高值货"
    }
  }
}

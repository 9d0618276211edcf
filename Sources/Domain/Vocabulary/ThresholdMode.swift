/// Whether a yield line decides.
public enum ThresholdMode: String, Sendable, Hashable, Codable, CaseIterable {
  /// 园区文件
  case binding
  /// 参考线
  case reference

  /// The words on screen.
  public var label: String {
    switch self {
    case .binding: "园区文件"
    case .reference: "参考线"
    }
  }
}

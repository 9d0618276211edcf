/// Whether a promise was kept; late follows from the days.
public enum PromiseState: String, Sendable, Hashable, Codable, CaseIterable {
  /// 履行中
  case open
  /// 已兑现
  case kept
  /// 未兑现
  case broken

  /// The words on screen.
  public var label: String {
    switch self {
    case .open: "履行中"
    case .kept: "已兑现"
    case .broken: "未兑现"
    }
  }
}

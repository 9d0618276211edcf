/// Why a row stands elsewhere than it stood.
package enum MoveCause: String, Sendable, CaseIterable, Encodable {
  /// The program scores otherwise.
  case engine
  /// Time went by: facts aged, windows came nearer.
  case day
  /// The scoring profile changed.
  case profile
  /// The gate rules changed.
  case rules
  /// A line of the need was supposed to be another.
  case line
  /// Records or the other reference tables changed.
  case data

  /// The word on screen.
  package var label: String {
    switch self {
    case .engine: "引擎升级"
    case .day: "日期推移"
    case .profile: "评分方案变动"
    case .rules: "准入规则变动"
    case .line: "门槛变动"
    case .data: "数据变动"
    }
  }
}

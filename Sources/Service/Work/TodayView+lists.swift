extension TodayView {
  /// The lists of a day with their words on screen.
  package enum List: String, Sendable, CaseIterable {
    case overdue, dueToday, dueSoon, toReceive, toAnswer, waiting, noNextStep, silent, latePromises, dueHolds
    case openVisits, visitsAhead, leftBehind

    package var label: String {
      switch self {
      case .overdue: "已逾期"
      case .dueToday: "今日到期"
      case .dueSoon: "即将到期"
      case .toReceive: "交办待签收"
      case .toAnswer: "交办待答复"
      case .waiting: "等待对方"
      case .noNextStep: "没有下一步"
      case .silent: "久无进展"
      case .latePromises: "承诺逾期"
      case .dueHolds: "要素预留即将到期"
      case .openVisits: "考察未了结"
      case .visitsAhead: "近期考察"
      case .leftBehind: "账号已停用,待交接"
      }
    }
  }
}

/// How far money that arrived has been examined; figures count what is recognised.
package enum ArrivalState: String, Sendable, Hashable, Codable, CaseIterable {
  case reported
  case checked
  case recognised
  case sentBack = "sent_back"

  /// The words on screen.
  package var label: String {
    switch self {
    case .reported: "已报"
    case .checked: "已核"
    case .recognised: "已认定"
    case .sentBack: "已退回"
    }
  }
}

/// What arrived money is spent on.
package enum ArrivalUse: String, Sendable, Hashable, Codable, CaseIterable {
  case fixedAssets = "fixed_assets"
  case workingCapital = "working_capital"

  /// The words on screen.
  package var label: String {
    switch self {
    case .fixedAssets: "固定资产"
    case .workingCapital: "流动资金"
    }
  }
}

/// Whether money goes into a project begun in the year or into one that goes on.
package enum ArrivalWork: String, Sendable, Hashable, Codable, CaseIterable {
  case new
  case continued

  /// The words on screen.
  package var label: String {
    switch self {
    case .new: "新建"
    case .continued: "续建"
    }
  }
}

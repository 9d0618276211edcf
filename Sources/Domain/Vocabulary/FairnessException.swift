/// The exceptions that 公平竞争审查条例 (国务院令第783号) art. 12 allows, each only with a term or an end condition.
package enum FairnessException: String, Sendable, Hashable, Codable, CaseIterable {
  case nationalSecurity = "national_security"
  case innovation
  case publicInterest = "public_interest"
  case other

  /// The words on screen.
  package var label: String {
    switch self {
    case .nationalSecurity: "维护国家安全和发展利益"
    case .innovation: "促进科学技术进步、增强自主创新能力"
    case .publicInterest: "实现节约能源、保护环境、救灾救助等社会公共利益"
    case .other: "法律、行政法规规定的其他情形"
    }
  }
}

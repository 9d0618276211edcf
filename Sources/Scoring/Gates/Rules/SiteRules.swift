/// Parameters of `site_lawful`, asked once of the need: inside 城镇开发边界, off 永久基本农田 and 生态保护红线,
/// 规划环评 reviewed, plot cleared or building's title clear.
public struct SiteRules: CitedRules, Sendable, Hashable, Codable {
  /// The clause as it is printed.
  public let clause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who answers.
  public let departments: [String]
}

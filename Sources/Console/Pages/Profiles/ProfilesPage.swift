package import Domain
package import Scoring
package import Service

/// The scoring profiles in force, and two of them side by side.
package struct ProfilesPage: PageModel {
  package static let template = "profiles"
  package let frame: Frame
  let tabs: [SettingsPage.Tab]
  let rows: [Row]
  let left: Side
  let right: Side
  let groups: [Group]
  let rules: String
  let gates: String
  let absent: [String]
  let problems: Problems?
  let done: String?

  struct Row: Sendable {
    let name: String
    let title: String
    let version: String
    let since: String
    let source: String
    let lists: String
    let fusion: String
    /// Where it is laid aside; `nil` where it may not be.
    let retires: String?
    let word: String
  }

  struct Side: Sendable {
    let title: String
    let options: [NeedListPage.Option]
  }

  struct Group: Sendable {
    let label: String
    let lines: [Line]
  }

  struct Line: Sendable {
    let label: String
    let left: String
    let right: String
    let isOther: Bool
  }

  /// - Parameters:
  ///   - compared: the names of the two that stand side by side.
  ///   - keeps: whether the account may name profiles and lay them aside.
  package init(
    _ entries: [KeepProfiles.Entry], rules: RulePack, compared: (String?, String?), keeps: Bool,
    tabs: [SettingsPage.Tab], refused: ServiceError? = nil, done: String? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("评分方案", for: reader)
    self.tabs = tabs
    rows = entries.map { entry in
      let profile = entry.profile
      return Row(
        name: profile.name, title: profile.title, version: "第 \(profile.version) 版", since: entry.asOf.chinese,
        source: entry.source, lists: profile.rows == .firms ? "企业" : "拟投项目",
        fusion: ProfilesPage.fusion(profile.fusion),
        retires: keeps && entry.isOwn ? "/settings/profiles/\(profile.name)/retire" : nil, word: reader.word)
    }
    func chosen(_ name: String?, _ place: Int) -> Profile? {
      entries.first { $0.profile.name == name }?.profile
        ?? (entries.indices.contains(place) ? entries[place].profile : entries.first?.profile)
    }
    let (a, b) = (chosen(compared.0, 0), chosen(compared.1, 1))
    func side(_ profile: Profile?) -> Side {
      Side(
        title: profile?.title ?? "",
        options: entries.map {
          .init(value: $0.profile.name, label: $0.profile.title, isChosen: $0.profile.name == profile?.name)
        })
    }
    (left, right) = (side(a), side(b))
    func line(_ label: String, _ value: (Profile) -> String) -> Line {
      let (x, y) = (a.map(value) ?? "", b.map(value) ?? "")
      return Line(label: label, left: x, right: y, isOther: x != y)
    }
    groups =
      [Scoring.Side.gain, .reason, .warmth].map { side in
        Group(
          label: "\(side.label)的权重",
          lines: CriterionName.allCases.filter { $0.side == side }.map { name in
            line(name.label) { "\($0.weights[name])" }
          })
      } + [
        Group(
          label: "怎样合成总分",
          lines: [
            line("合成方式") { ProfilesPage.words($0.fusion.kind) },
            line("落地价值的份额") { ProfilesPage.percent($0.fusion.gainShare) },
            line("联络基础的份额") { ProfilesPage.percent($0.fusion.warmthShare) },
            line("排序") { $0.ordering == .together ? "各准入档同表" : "先符合准入的,再待认定、待补充的" },
            line("一行是") { $0.rows == .firms ? "企业" : "拟投项目" },
          ])
      ]
    self.rules = "\(rules.title)(\(rules.version)),自 \(rules.effectiveFrom.chinese) 起"
    gates = GateKey.allCases.map(\.label).joined(separator: "、")
    absent = rules.absentRules.map { "\($0.title)(\($0.department))" }
    problems = refused.map { Problems($0, fields: []) }
    self.done = done
  }

  private static func words(_ kind: Fusion.Kind) -> String {
    switch kind {
    case .harmonic: "加权调和平均"
    case .weightedMean: "加权平均"
    case .minimum: "取较低的一边"
    }
  }

  /// `15%`, of 10,000.
  static func percent(_ share: Int64) -> String { Quantity(milli: share * 10).text + "%" }

  private static func fusion(_ fusion: Fusion) -> String {
    "\(words(fusion.kind)),联络基础占 \(percent(fusion.warmthShare))"
  }
}

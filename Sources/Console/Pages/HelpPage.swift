import Domain
package import Scoring
package import Service

/// How a score is made, told from the profiles and rules in force, who sees what, and how to start.
package struct HelpPage: PageModel {
  package static let template = "help"
  package let frame: Frame
  /// Whether figures of profiles and rules are told: to who may ask for rankings.
  let hasFigures: Bool
  let titles: [String]
  let sides: [Side]
  let fusions: [String]
  let gates: [Gate]
  let absent: [String]
  let version: String
  let bands: [String]
  let verdicts: [String]
  let tiers: [String]
  let ages: [String]
  let roles: [String]
  let actions: [ActionRow]

  struct Side: Sendable {
    let label: String
    let rows: [Row]
  }

  struct Row: Sendable {
    let label: String
    let cells: [Cell]
  }

  struct Cell: Sendable {
    let title: String
    let text: String
  }

  struct Gate: Sendable {
    let label: String
    let clause: String
    let departments: String
  }

  struct ActionRow: Sendable {
    let label: String
    let cells: [Cell]
  }

  /// - Parameters:
  ///   - profiles: those in force; none where figures are not told.
  ///   - rules: the gate rules in force.
  package init(profiles: [Profile], rules: RulePack?, for reader: Frame.Reader?) {
    frame = Frame("使用说明", for: reader)
    hasFigures = rules != nil && !profiles.isEmpty
    titles = profiles.map(\.title)
    sides = [Scoring.Side.gain, .reason, .warmth].map { side in
      Side(
        label: side.label,
        rows: CriterionName.allCases.filter { $0.side == side }.map { name in
          Row(
            label: name.label,
            cells: profiles.map { Cell(title: $0.title, text: "\($0.weights[name])") })
        })
    }
    fusions = profiles.map { "\($0.title):\(HelpPage.words($0.fusion))" }
    gates =
      rules.map { rules in
        GateName.allCases.map { name in
          Gate(
            label: name.label, clause: rules.clause(of: name),
            departments: rules.departments(of: name).joined(separator: "、"))
        }
      } ?? []
    absent = rules?.absentRules.map(\.text) ?? []
    version = rules.map { "\($0.title) \($0.version),\($0.effectiveFrom.chinese)起施行" } ?? ""
    bands = [Band.a, .b1, .b2, .c, .d].map { "\($0.rawValue) \($0.label)" }
    verdicts = [Verdict.pass, .fail, .unknown, .notApplicable].map(\.label)
    tiers = profiles.map(HelpPage.tiers)
    ages = profiles.map(HelpPage.ages)
    roles = Role.allCases.map(\.label)
    actions = Policy.rows.map { row in
      ActionRow(
        label: row.action.label,
        cells: Role.allCases.map { role in Cell(title: role.label, text: HelpPage.words(row.scopes[role])) })
    }
  }

  private static func share(_ value: Int64) -> String { "\(value / 100)%" }
  private static func points(_ value: Int64) -> String { "\(value / 100)" }

  private static func words(_ fusion: Fusion) -> String {
    let shares = "落地价值占 \(share(fusion.gainShare)),来石动因占 \(share(10_000 - fusion.gainShare))"
    let base =
      switch fusion.kind {
      case .harmonic: "两边取加权调和值(\(shares)),一边很低时总分也低,不能靠另一边补足"
      case .weightedMean: "两边取加权平均(\(shares))"
      case .minimum: "取两边中较低的一边"
      }
    return base + (fusion.warmthShare > 0 ? ",再由联络基础占 \(share(fusion.warmthShare))" : ",联络基础不计入总分")
  }

  private static func tiers(_ profile: Profile) -> String {
    switch profile.rows {
    case .firms:
      "\(profile.title):总分 \(points(profile.points[.tierFirst])) 分以上优先联系,\(points(profile.points[.tierSecond])) 分以上可联系,其余暂缓"
    case .plans:
      "\(profile.title):信息完整度 \(share(profile.points[.coverageComparable])) 以上可比较,不足 \(share(profile.points[.coverageFloor])) 的资料不足,其间补充材料"
    }
  }

  private static func ages(_ profile: Profile) -> String {
    let constants = profile.constants
    return "\(profile.title):拟投项目 \(constants[.planMonths]) 个月、经营数据 \(constants[.figureMonths]) 个月、意向 "
      + "\(constants[.preferenceMonths]) 个月、信用核查 \(constants[.standingDays]) 天、园区台账 \(constants[.ledgerDays]) 天未更新的,按未知处理;"
      + "互动每过 \(constants[.halfLifeDays]) 天分量减半"
  }

  private static func words(_ scope: Policy.Scope?) -> String {
    switch scope {
    case .organisation: "全部"
    case .ownParks: "所管园区"
    case .ownFirm: "本企业"
    case nil: "—"
    }
  }
}

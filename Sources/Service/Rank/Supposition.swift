import Domain
import Scoring

/// What is supposed of a ranking: other weights of its profile, other lines of its need.
///
/// Written `weight.jobs=12` (a whole number, 0…1,000) and `threshold.investment=200` (万元 per 亩, above 0, at most three
/// decimals).
struct Supposition: Sendable {
  /// The profile with the supposed weights.
  let profile: Profile
  /// The lines with the supposed ones.
  let lines: [StandingLine]
  /// What differs from what stands.
  let changes: [MovedLine]
  /// Whether any line differs.
  let movesLines: Bool

  /// The most that may be supposed at once.
  static let most = 40

  /// - Parameters:
  ///   - texts: what is supposed; of one thing named twice the last counts.
  ///   - profile: the profile that stands.
  ///   - standing: the lines that stand; none where no need is ranked.
  /// - Throws: `ServiceError` `invalid_query` naming each text that cannot be supposed, and what can.
  init(_ texts: [String], _ profile: Profile, _ standing: [StandingLine]) throws {
    var supposed = profile
    var lines = standing
    var problems: [ServiceError.FieldProblem] = []
    func refuse(_ code: String, _ message: String) {
      problems.append(.init(field: "with", code: code, message: message))
    }
    if texts.count > Supposition.most { refuse("too_many", "一次最多设想 \(Supposition.most) 项,收到 \(texts.count) 项。") }
    for text in texts.prefix(Supposition.most) {
      let parts = text.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      let name = parts.first.map { $0.split(separator: ".", maxSplits: 1).map(String.init) } ?? []
      guard parts.count == 2, name.count == 2 else {
        refuse("unreadable", "「\(text.prefix(60))」不是一项设想,应写成 weight.jobs=12 或 threshold.investment=200。")
        continue
      }
      switch name[0] {
      case "weight":
        guard let criterion = CriterionName.allCases.first(where: { $0.key == name[1] }) else {
          let known = CriterionName.allCases.map { "\($0.key)(\($0.label))" }.joined(separator: "、")
          refuse("unknown", "没有指标「\(name[1].prefix(40))」,可用:\(known)。")
          continue
        }
        guard let weight = Int64(parts[1]), (0...1000).contains(weight) else {
          refuse("out_of_range", "「\(criterion.label)」的权重应为 0 到 1000 的整数,收到「\(parts[1].prefix(20))」。")
          continue
        }
        supposed.weights[criterion] = weight
      case "threshold":
        guard let index = lines.firstIndex(where: { $0.kind.rawValue == name[1] }) else {
          let known = standing.map { "\($0.kind.rawValue)(\($0.kind.label))" }.joined(separator: "、")
          refuse("unknown", "没有门槛「\(name[1].prefix(40))」,可用:\(known)。")
          continue
        }
        let line = lines[index]
        guard let wan = Quantity(parts[1]), (1...10_000_000).contains(wan.milli) else {
          refuse("out_of_range", "「\(line.kind.label)」应为每亩万元数,大于 0、至多 10000,收到「\(parts[1].prefix(20))」。")
          continue
        }
        lines[index] = StandingLine(kind: line.kind, yuanPerMu: wan.milli * 10, mode: line.mode)
      default: refuse("unknown", "没有「\(name[0].prefix(40))」可设想,可用:weight(权重)、threshold(门槛)。")
      }
    }
    do {
      try supposed.validate()
    } catch { refuse("no_weight", "每一边至少有一项指标的权重大于 0。") }
    guard problems.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_query", message: problems[0].message, fields: problems)
    }
    self.profile = supposed
    self.lines = lines
    movesLines = lines != standing
    changes =
      CriterionName.allCases.filter { profile.weights[$0] != supposed.weights[$0] }.map { name in
        MovedLine(
          key: "weight.\(name.key)", label: "\(name.label)的权重", before: "\(profile.weights[name])",
          after: "\(supposed.weights[name])")
      }
      + zip(standing, lines).filter { $0 != $1 }.map { before, after in
        MovedLine(
          key: "threshold.\(after.kind.rawValue)", label: "\(after.kind.label)(万元/亩)",
          before: Supposition.wan(before), after: Supposition.wan(after))
      }
  }

  /// A line in 万元 per 亩.
  static func wan(_ line: StandingLine) -> String { Quantity(milli: line.yuanPerMu / 10).text }
}

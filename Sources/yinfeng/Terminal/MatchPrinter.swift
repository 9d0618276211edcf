import Domain
import Scoring
import Service

/// Prints one pair: the sides, every criterion with its sentence and facts, every gate with its clause.
struct MatchPrinter {
  let match: Match
  let sources: [Int64: SourceView]

  func print() {
    let plan = match.plan.map { " · \($0.name)" } ?? " · (尚无拟投项目)"
    Console.paragraph(match.enterprise.name + plan)
    let band = Band(rawValue: match.bandDetail)?.label ?? match.bandDetail
    Console.line(
      "\(match.tier)  总分 \(match.score.text)(\(match.low.text)–\(match.high.text))  信息完整度 \(match.coverage)%  "
        + "\(match.bandDetail) \(band)")
    for flag in match.flags { Console.paragraph("⚠ " + flag.text, indent: 2, hanging: 4) }
    for side in match.sides { print(side) }
    Console.line()
    Console.line("准入条件")
    for gate in match.gates { print(gate) }
  }

  private func print(_ side: SideBreakdown) {
    Console.line()
    Console.line(
      "\(side.side.label) \(side.score.text)(\(side.low.text)–\(side.high.text)),信息完整度 \(side.coverage)%")
    for line in side.contributions {
      guard line.applicable else {
        Console.paragraph("—      \(line.label):\(line.text)", indent: 2, hanging: 9)
        continue
      }
      let points = line.contribution.text
      let padding = String(repeating: " ", count: max(0, 6 - points.count))
      let mark = line.known ? "" : " [待补]"
      Console.paragraph("\(padding)\(points) \(line.label)\(mark):\(line.text)", indent: 2, hanging: 9)
      for fact in line.facts { Console.paragraph("· " + describe(fact), indent: 9, hanging: 11) }
    }
  }

  private func print(_ gate: GateResult) {
    var text = "\(gate.verdict.label)  \(gate.rule.label):\(gate.text)"
    if let origin = gate.origin { text += "(\(origin.label))" }
    Console.paragraph(text, indent: 2, hanging: 10)
    if !gate.clause.isEmpty { Console.paragraph("依据:\(gate.clause)", indent: 10, hanging: 12) }
    if let gap = gate.gap { Console.paragraph("差距:\(gap.text)", indent: 10, hanging: 12) }
    if gate.verdict == .unknown, !gate.whoAnswers.isEmpty {
      Console.paragraph("答复单位:\(gate.whoAnswers.joined(separator: "、"))", indent: 10, hanging: 12)
    }
  }

  private func describe(_ fact: Fact) -> String {
    var text = "\(FactWords.label(fact.field)) \(fact.value)"
    var origin: [String] = []
    if let id = fact.source, let source = sources[id] { origin.append(source.title) }
    if let asOf = fact.asOf { origin.append(asOf.description) }
    if !origin.isEmpty { text += "(\(origin.joined(separator: ",")))" }
    return text
  }
}

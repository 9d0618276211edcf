import Domain
import Scoring
import Service

/// Prints a kept ranking against today's.
struct ComparisonPrinter {
  let comparison: RunComparison

  func print(_ json: Bool) throws {
    if json { return Console.line(try Console.json(comparison)) }
    describe("当时", comparison.then)
    describe("今天", comparison.now)
    let changed = comparison.changed.map(\.label).joined(separator: "、")
    Console.paragraph("两次之间:\(changed.isEmpty ? "没有变化" : changed)")
    for weight in comparison.weights { Console.paragraph("权重 \(weight.words)", indent: 2, hanging: 4) }
    for table in comparison.references {
      func words(_ version: ReferenceDifference.Version?) -> String {
        version.map { "\($0.source)(\($0.asOf))" } ?? "(没有)"
      }
      Console.paragraph(
        "参考数据 \(table.table):\(words(table.before)) → \(words(table.after))", indent: 2, hanging: 4)
    }
    Console.line()
    if comparison.moves.isEmpty {
      Console.line("名单没有变化(\(comparison.unmoved) 行)。")
      return
    }
    for move in comparison.moves { describe(move) }
    Console.line()
    Console.line("其余 \(comparison.unmoved) 行未动。")
  }

  /// The row, where it stood and stands, what moved it.
  private func describe(_ move: RunComparison.Move) {
    Console.paragraph("\(move.name):\(place(move.before)) → \(place(move.after))", hanging: 2)
    let causes = move.causes.map(\.label).joined(separator: "、")
    guard move.isOwn else {
      let shown = move.others.prefix(3).joined(separator: "、")
      let more = move.others.count > 3 ? "等 \(move.others.count) 家" : ""
      return Console.paragraph(
        "\(causes):自身未变" + (shown.isEmpty ? "" : ",因 \(shown)\(more)变动"), indent: 2, hanging: 4)
    }
    let lines = move.lines.map(\.words).joined(separator: ";")
    Console.paragraph(causes + (lines.isEmpty ? "" : ":\(lines)"), indent: 2, hanging: 4)
    for fact in move.facts { Console.paragraph(fact.words, indent: 4, hanging: 6) }
    if move.facts.isEmpty, move.causes.contains(.data), !comparison.references.isEmpty {
      Console.line("    参考数据有变,见上")
    }
  }

  private func describe(_ when: String, _ basis: RunComparison.Basis) {
    Console.paragraph(
      "\(when) \(basis.date) · \(basis.profile) · 规则 \(basis.rulesVersion) · 数据版本 \(basis.dataVersion) · 引擎 "
        + basis.engineVersion, hanging: 5)
    Console.line("     排序编号 \(basis.run)")
  }

  /// `第3名 B2 48.3分`, or the list it stands in.
  private func place(_ place: RunComparison.Place?) -> String {
    guard let place else { return "未列出" }
    let list =
      switch place.list {
      case "ranked": place.rank.map { "第\($0)名" } ?? "在列"
      case "rejected": "不符合准入"
      case "off_direction": "方向不符"
      case "insufficient": "资料不足"
      case "local": "本地企业"
      default: place.list
      }
    return "\(list) \(place.band) \(place.score.text)"
  }
}

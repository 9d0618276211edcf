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
    Console.line()
    if comparison.moves.isEmpty {
      Console.line("名单没有变化(\(comparison.unmoved) 行)。")
      return
    }
    var table = TextTable([
      .init(header: "名称", flexible: true), .init(header: "当时"), .init(header: "今天"),
      .init(header: "原因", flexible: true),
    ])
    table.rows = comparison.moves.map { move in
      let causes = move.causes.map(\.label).joined(separator: "、")
      return [move.name, place(move.before), place(move.after), causes + (move.isOwn ? "" : "(他人变动)")]
    }
    for line in table.lines(width: Console.width) { Console.line(line) }
    Console.line()
    Console.line("其余 \(comparison.unmoved) 行未动。")
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

import Domain
import Scoring
import Service

/// Prints what was supposed of a ranking: what differs, which rows move and why, then the ranking as it would be.
struct SupposedPrinter {
  let supposed: SupposedRanking
  let explains: Bool

  func print(_ format: OutputFormat, _ output: RankingFile?) async throws {
    guard format == .table else {
      let text = try Console.json(supposed)
      guard let output else { return Console.line(text) }
      return try await OutputFile.write(text, to: output.path, output.overwriting, output.leaving)
    }
    Console.line("假如")
    if supposed.changes.isEmpty { Console.line("  与现行相同") }
    for change in supposed.changes { Console.paragraph(change.words, indent: 2, hanging: 4) }
    Console.line()
    for move in supposed.moves { MovePrinter.print(move, references: false) }
    Console.line(supposed.moves.isEmpty ? "名单没有变化(\(supposed.unmoved) 行)。" : "其余 \(supposed.unmoved) 行未动。")
    Console.line()
    try await RankingPrinter(view: supposed.ranking, explains: explains).print(.table, nil)
  }
}

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
      Console.paragraph(table.words, indent: 2, hanging: 4)
    }
    Console.line()
    if comparison.moves.isEmpty {
      Console.line("名单没有变化(\(comparison.unmoved) 行)。")
      return
    }
    for move in comparison.moves { MovePrinter.print(move, references: !comparison.references.isEmpty) }
    Console.line()
    Console.line("其余 \(comparison.unmoved) 行未动。")
  }

  private func describe(_ when: String, _ basis: RunComparison.Basis) {
    Console.paragraph("\(when) \(basis.words)", hanging: 5)
    Console.line("     排序编号 \(basis.run)")
  }
}

/// Prints one row that moved.
enum MovePrinter {
  /// The row, where it stood and stands, what moved it.
  static func print(_ move: RunComparison.Move, references: Bool) {
    Console.paragraph("\(move.name):\(move.before.words) → \(move.after.words)", hanging: 2)
    Console.paragraph(move.told(), indent: 2, hanging: 4)
    for fact in move.facts { Console.paragraph(fact.words, indent: 4, hanging: 6) }
    if move.facts.isEmpty, move.causes.contains(.data), references {
      Console.line("    参考数据有变,见上")
    }
  }
}

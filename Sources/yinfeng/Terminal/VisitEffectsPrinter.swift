import Service

/// Prints what a visit changed.
struct VisitEffectsPrinter {
  let view: VisitEffectsView

  func print() {
    Console.line("\(view.visit.code) \(view.visit.title)(纪要变更 \(view.change),\(view.day))")
    Console.line()
    Console.line(view.facts.isEmpty ? "纪要没有写回事实。" : "写回事实 \(view.facts.count) 项")
    for fact in view.facts { Console.paragraph(fact.words, indent: 2, hanging: 4) }
    for firm in view.firms { VisitEffectsPrinter.print(firm) }
    Console.line()
    Console.line(view.moves.isEmpty ? "此后没有阶段变更。" : "此后的阶段变更")
    for move in view.moves { Console.paragraph(move.words, indent: 2, hanging: 4) }
  }

  /// Prints how one firm stands before and after.
  static func print(_ firm: VisitEffectsView.Firm) {
    Console.line()
    Console.line(firm.name)
    Console.paragraph(firm.words, indent: 2, hanging: 4)
    for standing in firm.needs {
      Console.paragraph(standing.words, indent: 2, hanging: 4)
      if let cause = standing.cause { Console.paragraph(cause, indent: 4, hanging: 6) }
      for fact in standing.facts where !standing.lines.isEmpty {
        Console.paragraph(fact.words, indent: 6, hanging: 8)
      }
    }
  }
}

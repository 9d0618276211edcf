import Domain
import Service

/// Prints what a visit changed.
struct VisitEffectsPrinter {
  let view: VisitEffectsView

  func print() {
    Console.line("\(view.visit.code) \(view.visit.title)(纪要变更 \(view.change),\(view.day))")
    Console.line()
    Console.line(view.facts.isEmpty ? "纪要没有写回事实。" : "写回事实 \(view.facts.count) 项")
    for fact in view.facts {
      Console.paragraph(
        "\(fact.name) \(fact.label):\(fact.before ?? "未知") → \(fact.after ?? "未知")", indent: 2, hanging: 4)
    }
    for firm in view.firms {
      Console.line()
      Console.line(firm.name)
      let learnt = firm.learnt.isEmpty ? "没有补上未知事实" : "补上 \(firm.learnt.count) 项:" + firm.learnt.joined(separator: "、")
      let closed = firm.closed.isEmpty ? "" : ";不再待定:" + firm.closed.joined(separator: "、")
      Console.paragraph(learnt + closed, indent: 2, hanging: 4)
      for standing in firm.needs {
        let before = standing.before.map(text) ?? "(当时没有)"
        Console.paragraph(
          "\(standing.code) \(standing.title):\(before) → \(text(standing.after))", indent: 2, hanging: 4)
        let lines = standing.lines.map(\.words).joined(separator: ";")
        if !lines.isEmpty { Console.paragraph("原因:" + lines, indent: 4, hanging: 6) }
        for fact in standing.facts where !lines.isEmpty { Console.paragraph(fact.words, indent: 6, hanging: 8) }
        if lines.isEmpty, let old = standing.before, old.rank != standing.after.rank {
          Console.line("    自身得分未变,名次因其他企业变动")
        }
      }
    }
    Console.line()
    Console.line(view.moves.isEmpty ? "此后没有阶段变更。" : "此后的阶段变更")
    for move in view.moves {
      let from = move.fromStage.map(stage) ?? "登记"
      let to = move.toExit.map { StageExit(rawValue: $0)?.label ?? $0 } ?? stage(move.toStage)
      Console.paragraph(
        "\(move.movedOn) \(move.code) \(move.title):\(from) → \(to)(\(move.actor))", indent: 2, hanging: 4)
    }
  }

  private func stage(_ code: String) -> String { Stage(rawValue: code)?.label ?? code }

  private func text(_ place: VisitEffectsView.Place) -> String {
    let names = ["rejected": "不符合准入", "off_direction": "方向不符", "insufficient": "资料不足", "local": "本地企业"]
    let rank = place.rank.map { "第 \($0) 名" } ?? names[place.list] ?? "千名以外"
    return "\(rank) \(place.score) 分(完整度 \(place.coverage)%)"
  }
}

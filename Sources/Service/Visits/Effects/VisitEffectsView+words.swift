import Domain

extension VisitEffectsView.Fact {
  /// `甲子示例线束有限公司 现址普工月薪:未知 → 5,200元`
  package var words: String { "\(name) \(label):\(before ?? "未知") → \(after ?? "未知")" }
}

extension VisitEffectsView.Firm {
  /// What is known now and what no longer waits for it.
  package var words: String {
    (learnt.isEmpty ? "没有补上未知事实" : "补上 \(learnt.count) 项:" + learnt.joined(separator: "、"))
      + (closed.isEmpty ? "" : ";不再待定:" + closed.joined(separator: "、"))
  }
}

extension VisitEffectsView.Standing {
  /// `SQ-2026-01 汽车线束生产项目:第 3 名 61.2 分(完整度 70%) → 第 1 名 68.0 分(完整度 85%)`
  package var words: String { "\(code) \(title):\(before?.words ?? "(当时没有)") → \(after.words)" }

  /// What moved it; `nil` where nothing did.
  package var cause: String? {
    guard lines.isEmpty else { return "原因:" + lines.map(\.words).joined(separator: ";") }
    guard let before, before.rank != after.rank else { return nil }
    return "自身得分未变,名次因其他企业变动"
  }
}

extension VisitEffectsView.Place {
  private static let lists = [
    "rejected": "不符合准入", "off_direction": "方向不符", "insufficient": "资料不足", "local": "本地企业",
  ]

  /// `第 3 名 61.2 分(完整度 70%)`
  package var words: String {
    let place = rank.map { "第 \($0) 名" } ?? VisitEffectsView.Place.lists[list] ?? "千名以外"
    return "\(place) \(score) 分(完整度 \(coverage)%)"
  }
}

extension VisitEffectsView.Move {
  /// `2026-11-20 ZT-2026-001 甲子示例汽车线束生产线:洽谈 → 联审(王专员)`
  package var words: String {
    func stage(_ code: String) -> String { Stage(rawValue: code)?.label ?? code }
    let to = toExit.map { StageExit(rawValue: $0)?.label ?? $0 } ?? stage(toStage)
    return "\(movedOn) \(code) \(title):\(fromStage.map(stage) ?? "登记") → \(to)(\(actor))"
  }
}

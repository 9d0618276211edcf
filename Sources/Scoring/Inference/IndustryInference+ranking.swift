internal import Domain

extension IndustryInference {
  /// The sheet's divisions in order, each with the finest code its words justify.
  func ranked(_ sheet: EvidenceSheet, limit: Int) -> [InferredIndustry] {
    guard sheet.weight > 0, limit > 0 else { return [] }
    var order: [(division: Int, value: Int)] = []
    for (division, value) in sheet.divisions.enumerated() where value > 0 {
      order.append((division, value * settings.priors[division] / 100))
    }
    order.sort { $0.value != $1.value ? $0.value > $1.value : $0.division < $1.division }
    guard let best = order.first else { return [] }
    let second = order.count > 1 ? order[1].value : 0
    let sure = settings.confidence(at: share(best.value - second / 2, of: sheet.weight))
    let rest = max(1, order.dropFirst().reduce(0) { $0 + $1.value })
    return order.prefix(limit).enumerated().map { rank, item in
      let (code, sharpness) = finest(in: item.division, sheet)
      return InferredIndustry(
        code: code, confidence: rank == 0 ? sure : min(sure, (10_000 - sure) * item.value / rest),
        support: share(item.value, of: sheet.weight), sharpness: sharpness, because: words(for: item.division, sheet))
    }
  }

  private func share(_ part: Int, of whole: Int) -> Int { min(10_000, max(0, part * 10_000 / whole)) }

  /// The class, else the group, that carries enough of the division's evidence; else the division.
  private func finest(in division: Int, _ sheet: EvidenceSheet) -> (code: IndustryCode, sharpness: Int) {
    let total = max(1, sheet.divisions[division])
    var groups: [(code: IndustryCode, value: Int)] = []
    var bestClass: (code: IndustryCode, value: Int)?
    for place in index.places[division] {
      let value = sheet.codes[Int(place)]
      if value == 0 { continue }
      let code = index.codes[Int(place)]
      if let group = index.groups[Int(place)] {
        if let known = groups.firstIndex(where: { $0.code == group }) {
          groups[known].value += value
        } else {
          groups.append((group, value))
        }
      }
      if code.level == .class, value > bestClass?.value ?? 0 { bestClass = (code, value) }
    }
    let enough = settings[.sharpPercent] * 100
    if let bestClass, share(bestClass.value, of: total) >= enough {
      return (bestClass.code, share(bestClass.value, of: total))
    }
    let group = groups.max { $0.value != $1.value ? $0.value < $1.value : $0.code > $1.code }
    if let group, share(group.value, of: total) >= enough { return (group.code, share(group.value, of: total)) }
    return (index.divisions[division] ?? index.codes[0], 10_000)
  }

  /// The words that gave a division most, at most five, each once.
  private func words(for division: Int, _ sheet: EvidenceSheet) -> [String] {
    var sums: [(entry: Int32, value: Int)] = []
    for vote in sheet.votes where vote.division == division {
      if let place = sums.firstIndex(where: { $0.entry == vote.entry }) {
        sums[place].value += vote.value
      } else {
        sums.append((vote.entry, vote.value))
      }
    }
    sums.sort { $0.value != $1.value ? $0.value > $1.value : $0.entry < $1.entry }
    return sums.prefix(5).map { index.texts[Int($0.entry)] }
  }
}

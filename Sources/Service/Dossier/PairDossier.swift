import Domain
import Scoring
import Sheets

/// The dossier of one pair as a paper: where it stands, firm and need, gates with clauses, scores with contributions, what is
/// unknown and who can answer it, what comes next. Every sentence is the engine's own.
struct PairDossier {
  let view: MatchView
  let list: RankingView
  let place: Int?
  let profile: Profile
  let facts: [Paper.Block]
  let unknowns: [Unknown]
  let ahead: [FirmWork.Entry]

  func paper(_ seal: Paper.Seal) -> Paper {
    let match = view.match
    var blocks: [Paper.Block] = [.heading("一、研判结论"), .facts(conclusion)]
    blocks += facts
    blocks += [.heading("三、准入条件"), gates, .heading("四、评分")]
    blocks += match.sides.flatMap(side)
    blocks += [.heading("五、待核实事项"), open, .heading("六、下一步"), next]
    blocks.append(.note(DossierWords.basis(list, profile)))
    blocks.append(.seal(seal))
    return Paper(
      title: "项目匹配研判书",
      subtitle: "\(match.enterprise.name) — \(view.need.code) \(view.need.title) · \(view.date.chinese)",
      blocks: blocks,
      isDense: true)
  }

  private var conclusion: [Paper.Fact] {
    let match = view.match
    return [
      .init("招商项目", "\(view.need.code) \(view.need.title)"),
      .init("企业", [match.enterprise.name, match.enterprise.creditCode].compactMap(\.self).joined(separator: " ")),
      .init("拟投项目", match.plan?.name ?? "尚无"),
      .init("档位、准入", "\(match.tier),\(DossierWords.band(match))"),
      .init(
        "总分",
        "\(match.score.text) 分(可能在 \(match.low.text)–\(match.high.text)),信息完整度 \(match.coverage)%"
          + (place.map { ",排序第 \($0) 名" } ?? "")),
      .init(
        "两边", match.sides.map { "\($0.side.label) \($0.score.text)" }.joined(separator: ",") + ":\(match.quadrant)"),
    ] + match.flags.map { .init("提示", $0.text) } + view.talks.map { .init("在谈", $0.text) }
  }

  private var gates: Paper.Block {
    .table(
      .init(
        [.init("条件", 2), .init("结论", 1), .init("说明与差距", 5), .init("条款", 4)],
        rows: view.match.gates.map { gate in
          [
            gate.rule.label, gate.verdict.label, gate.text + (gate.gap.map { "\n差距:\($0.text)" } ?? ""), gate.clause,
          ]
        }))
  }

  private func side(_ side: SideBreakdown) -> [Paper.Block] {
    [
      .line(
        "\(side.side.label):\(side.score.text) 分(可能在 \(side.low.text)–\(side.high.text)),信息完整度 \(side.coverage)%"),
      .table(
        .init(
          [.init("指标", 2), .init("贡献", 1), .init("权重", 1), .init("说明", 8)],
          rows: side.contributions.map { line in
            [
              line.label + (line.applicable && !line.known ? "(待补)" : ""),
              line.applicable ? line.contribution.text : "—",
              line.applicable ? "\(line.doubledWeight / 2)" + (line.doubledWeight % 2 == 0 ? "" : ".5") : "—",
              line.text,
            ]
          })),
    ]
  }

  private var open: Paper.Block {
    .table(
      .init(
        [.init("事项", 6), .init("关系到", 3), .init("由谁答复", 3)],
        rows: rulings
          + unknowns.map { unknown in
            [
              unknown.text, unknown.topics.joined(separator: "、") + (unknown.atStake > 0 ? "(可能否决)" : ""),
              unknown.who + (unknown.register.isEmpty ? "" : ";可查 \(unknown.register)"),
            ]
          }))
  }

  /// The gates that wait for a department or a list, not for a fact of the firm.
  private var rulings: [[String]] {
    view.match.gates.filter { $0.verdict == .unknown && $0.origin != .missingFact }.map { gate in
      [
        gate.text, gate.rule.label + (gate.origin.map { "(\($0.label))" } ?? ""),
        gate.whoAnswers.joined(separator: "、"),
      ]
    }
  }

  private var next: Paper.Block {
    let gaps = view.match.gates.filter { $0.verdict == .unknown && !$0.whoAnswers.isEmpty }.map { gate in
      ["请\(gate.whoAnswers.joined(separator: "、"))答复:\(gate.rule.label)", "", ""]
    }
    let steps = ahead.filter { $0.kind != .difference }.prefix(8).map { step in
      [step.text, step.who ?? "未定", step.day.chinese]
    }
    return .table(
      .init(
        [.init("事项", 7), .init("责任人", 3), .init("期限", 2)],
        rows: [[view.match.quadrant, "", ""]] + gaps + steps))
  }
}

/// What dossiers say alike.
enum DossierWords {
  static func band(_ match: Match) -> String {
    "\(match.bandDetail) \(Band(rawValue: match.bandDetail)?.label ?? "")"
  }

  /// What it was made of, in the words that a ranking names its own basis with.
  static func basis(_ list: RankingView, _ profile: Profile) -> String {
    let ranking = list.ranking
    return "口径:评分方案 \(profile.title)(第 \(ranking.profile.version) 版),准入规则 \(ranking.rulesVersion),数据版本 "
      + "\(ranking.dataVersion),\(ranking.date.chinese)" + (list.run.map { ",排序编号 \($0.prefix(12))" } ?? "")
      + "。总分为落地价值与来石动因的合成值,下限、上限随未知事项变动;未知的内容不计为零,也不计为满分;待核实不等于通过。"
  }
}

import Domain
import Sheets

extension ReviewSheets {
  /// The sheets as papers, one a project, to be printed on A4 or kept as a workbook.
  package var printed: PrintedPaper {
    PrintedPaper(papers: projects.map { paper($0) }, name: "\(code)-一项目一表")
  }

  private func paper(_ sheet: ReviewSheet) -> Paper {
    let code = sheet.opportunity.code ?? ""
    var blocks: [Paper.Block] = [
      .facts([
        .init("项目", "\(code) \(sheet.opportunity.name)"), .init("对应招商项目", sheet.need ?? "无(自荐项目)"),
        .init("当前阶段", sheet.stage),
        .init("责任单位、专员", [sheet.unit, sheet.officer].compactMap(\.self).joined(separator: "、")),
        .init("专班", sheet.team.isEmpty ? "未成立" : sheet.team.map(\.text).joined(separator: "、")),
      ])
    ]
    blocks += [.heading("一、项目情况")] + ReviewSheets.facts(sheet.sections)
    blocks += [
      .heading("二、准入条件"),
      .table(
        .init(
          [.init("条件", 2), .init("结论", 1), .init("说明", 5), .init("条款", 4)],
          rows: sheet.gates.map { gate in
            [
              gate.label, gate.verdictLabel, gate.text + (gate.gap.map { "\n差距:\($0)" } ?? ""),
              ReviewSheets.clause(gate.clause),
            ]
          }, whenEmpty: "数据正在更新,尚未判定")),
      .heading("三、评分"),
      .table(
        .init(
          [.init("评分方案", 2), .init("总分(区间)", 2), .init("信息完整度", 2), .init("档次", 2), .init("分项", 4)],
          rows: sheet.scores.map { score in
            [
              score.title, "\(score.score)(\(score.low)–\(score.high))", "\(score.coverage)%", score.band,
              score.sides.joined(separator: "、"),
            ]
          }, whenEmpty: "数据正在更新,尚未评分")),
    ]
    if let reference = sheet.scores.first(where: \.isReference) {
      blocks.append(.note("自荐项目没有对应的招商项目,准入条件与评分以最接近的招商项目(\(reference.need))为参考。"))
    }
    blocks += [
      .heading("四、待核实事项"),
      .table(
        .init(
          [.init("事项", 9), .init("由谁答复", 3)],
          rows: sheet.unknowns.map { [$0.text, $0.who.joined(separator: "、")] })),
      .heading("五、企业诉求"),
      .table(
        .init(
          [.init("诉求", 6), .init("答复", 3), .init("责任人、期限", 3)],
          rows: sheet.asks.map { ask in
            [
              ask.text, ask.answer ?? "未答复",
              [ask.owner, ask.dueOn.map { "\($0.chinese)前" }].compactMap(\.self).joined(separator: " "),
            ]
          })),
      .heading("六、部门意见"),
      .table(
        .init(
          [.init("部门", 2), .init("意见", 2), .init("内容", 5), .init("期限、答复", 3)],
          rows: sheet.opinions.map { opinion in
            [
              opinion.department, opinion.stance + (opinion.isLate ? "(已逾期)" : ""), opinion.text ?? "",
              opinion.givenOn.map { "\($0.chinese)答复" } ?? "\(opinion.dueOn.chinese)前答复",
            ]
          })),
      .heading("七、联席会决议"),
      .facts([.init("决议", sheet.resolution ?? ""), .init("会议纪要文号", sheet.paper ?? "")]),
      .note(
        "制表日期 \(drawnOn.chinese);应于 \(readyBy.chinese) 前备齐。未知的内容不计为零,也不计为满分。"
          + (sheet.gates.compactMap { ReviewSheets.rules($0.clause) }.first.map { "准入条件按\($0)判定。" } ?? "")),
    ]
    return Paper(
      title: sheet.opportunity.name,
      subtitle: "一项目一表 · 招商引资项目审查联席会\(self.code)第 \(sheet.position) 项 · \(heldOn.chinese)"
        + (place.map { " · \($0)" } ?? ""), blocks: blocks, isDense: true)
  }

  /// A clause without the version of the rules, which is the same for all and stands below the sheet once.
  private static func clause(_ text: String) -> String {
    guard let start = rulesStart(text) else { return text }
    return String(text[..<start])
  }

  /// The version of the rules that a clause ends with: `规则2026-2`.
  private static func rules(_ clause: String) -> String? {
    rulesStart(clause).map { String(clause[clause.index(after: $0)...].dropLast()) }
  }

  private static func rulesStart(_ clause: String) -> String.Index? {
    guard let start = clause.lastIndex(of: "〔"), clause[start...].hasPrefix("〔规则"), clause.hasSuffix("〕") else {
      return nil
    }
    return start
  }

  /// The facts as one table, two a row; what is unknown is one row a section, and sources are numbered, so that the sheet
  /// stays short.
  static func facts(_ sections: [ReviewSheet.Section]) -> [Paper.Block] {
    var sources: [String] = []
    var rows: [[String]] = []
    for section in sections {
      var cells: [(label: String, value: String)] = []
      for line in section.lines {
        guard let value = line.value else { continue }
        var mark = ""
        if let source = line.source {
          if !sources.contains(source) { sources.append(source) }
          mark = " [\((sources.firstIndex(of: source) ?? 0) + 1)]"
        }
        cells.append((line.label, value + mark))
      }
      let unknown = section.lines.filter { $0.value == nil }.map(\.label)
      if !unknown.isEmpty { cells.append(("未知", unknown.joined(separator: "、"))) }
      for start in stride(from: 0, to: cells.count, by: 2) {
        let (left, right) = (cells[start], start + 1 < cells.count ? cells[start + 1] : ("", ""))
        rows.append([start == 0 ? section.label : "", left.label, left.value, right.0, right.1])
      }
    }
    let numbered = sources.enumerated().map { "[\($0 + 1)] \($1)" }.joined(separator: ";")
    let columns: [Paper.Column] = [
      .init("栏目", 2), .init("内容", 2), .init("情况", 3), .init("内容", 2), .init("情况", 3),
    ]
    return [.table(.init(columns, rows: rows))]
      + (sources.isEmpty ? [] : [.note("依据:\(numbered)。")])
  }
}

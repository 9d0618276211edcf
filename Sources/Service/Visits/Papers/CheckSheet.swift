import Domain
import Scoring
import Sheets

/// The check sheet (考察核实单): internal, one table a firm.
struct CheckSheet {
  let itinerary: Itinerary
  let firms: [FirmQuestions]
  let texts: PaperTexts
  let today: CalendarDate
  let refused: RefusedPeople

  func paper() -> Paper {
    let attendees = Dictionary(
      itinerary.parties.compactMap { party in
        party.reference(.enterprise).map { ($0, refused.marked(party.texts(.attendees) ?? [], of: $0)) }
      }, uniquingKeysWith: { first, _ in first })
    let blocks = firms.flatMap { block($0, attendees[$0.firm] ?? []) }
    let record = itinerary.visit.record
    return Paper(
      title: texts.text("check.title"),
      subtitle: "\(record.text(.code) ?? "") \(record.text(.title) ?? "")  \(today.chinese)",
      blocks: [.note(texts.text("check.note"))] + (blocks.isEmpty ? [.paragraph("尚无参加企业。")] : blocks))
  }

  private func block(_ firm: FirmQuestions, _ attendees: [String]) -> [Paper.Block] {
    var blocks: [Paper.Block] = [
      .heading(firm.name),
      .facts([
        .init("参加人员", attendees.isEmpty ? "待确认" : attendees.joined(separator: "、")),
        .init("拟投项目", firm.plan ?? "尚无,请先了解有无投资打算"),
        .init("对照项目", firm.needs.isEmpty ? "无" : firm.needs.joined(separator: "\n")),
      ]),
      .table(
        .init(
          [
            .init("序号", 1), .init("核实事项", 3), .init("涉及", 2), .init("影响", 2), .init("谁答", 1), .init("现场答复", 3),
          ],
          rows: firm.asked.enumerated().map { index, question in
            [
              "\(index + 1)", question.text, question.topics.joined(separator: "、"), CheckSheet.swing(question),
              question.who, "",
            ]
          }, whenEmpty: "没有影响分数的待核实事项")),
    ]
    if firm.more > 0 { blocks.append(.note("另有 \(firm.more) 项影响较小,未列。")) }
    if !firm.lookUps.isEmpty {
      let items = firm.lookUps.map { "\($0.text)(\($0.register))" }.joined(separator: ";")
      blocks.append(.note(texts.text("check.register") + items + "。"))
    }
    return blocks
  }

  private static func swing(_ question: Unknown) -> String {
    let points = question.points > 0 ? "至多 \(TotalScore(hundredths: question.points).text) 分" : ""
    guard question.atStake > 0 else { return points }
    return "可能否决" + (points.isEmpty ? "" : "\n" + points)
  }
}

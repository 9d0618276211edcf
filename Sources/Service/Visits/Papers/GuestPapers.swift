import Domain
import Sheets

/// The papers that guests are handed. They are made of ``GuestVisit``, ``GuestFactor`` and ``GuestAsk`` and nothing else,
/// so that no judgement of a firm can reach them.
struct GuestPapers {
  let visit: GuestVisit
  let texts: PaperTexts
  let today: CalendarDate

  private var firmNames: String { visit.firms.map(\.name).joined(separator: "、") }

  /// 邀请函与日程.
  func invitation() -> Paper {
    let isHere = visit.direction == .toCounty
    var blocks: [Paper.Block] = [
      .line(texts.text("invitation.greeting", ["firms": firmNames])),
      .paragraph(texts.text(isHere ? "invitation.body" : "invitation.visit_body", ["days": visit.daysText])),
      .facts(
        [
          .init("考察名称", visit.title), .init("时间", visit.daysText),
          visit.host.map { .init(isHere ? "接待负责人" : "带队负责人", $0) },
          visit.hosts.isEmpty ? nil : .init("陪同人员", visit.hosts.joined(separator: "、")),
          visit.transport.map { .init("交通安排", $0) },
        ].compactMap(\.self)),
      .heading("参加企业"),
      .table(
        .init(
          [.init("企业", 6), .init("参加人员", 6)],
          rows: visit.firms.map { [$0.name, $0.attendees.isEmpty ? "待确认" : $0.attendees.joined(separator: "、")] },
          whenEmpty: "待确认")),
      .heading("日程"),
      .table(
        .init(
          [.init("日期", 2), .init("时间", 2), .init("地点", 3), .init("内容", 3), .init("接待人", 2)],
          rows: visit.stops.map { stop in
            let (_, month, day) = stop.day.components
            return [
              "\(month)月\(day)日", "\(stop.from)–\(stop.to)", stop.site, stop.project ?? "参观交流", stop.host ?? "",
            ]
          }, whenEmpty: "日程另行通知")),
    ]
    blocks.append(.signature([texts.text("signature"), today.chinese]))
    return Paper(title: texts.text(isHere ? "invitation.title" : "invitation.visit_title"), blocks: blocks)
  }

  /// 要素成本单.
  func factors(_ factors: [GuestFactor]) -> Paper {
    var groups: [(name: String, lines: [GuestFactor])] = []
    for factor in factors {
      if let index = groups.firstIndex(where: { $0.name == factor.group }) {
        groups[index].lines.append(factor)
      } else {
        groups.append((factor.group, [factor]))
      }
    }
    let blocks = groups.flatMap { group -> [Paper.Block] in
      [
        .heading(group.name),
        .table(
          .init(
            [.init("项目", 4), .init("价格或数值", 3), .init("来源", 3), .init("截止日期", 2)],
            rows: group.lines.map { line in
              [line.item, line.value ?? "待核实", line.source ?? "", line.asOf?.description ?? ""]
            })),
      ]
    }
    return Paper(
      title: texts.text("factors.title"), subtitle: "\(visit.title)  \(today.chinese)",
      blocks: blocks + [.note(texts.text("factors.note"))])
  }

  /// 答复函 to one firm: every ask with its answer, or who answers it until when.
  func reply(to firm: GuestVisit.Firm, _ asks: [GuestAsk]) -> Paper {
    Paper(
      title: texts.text("reply.title"),
      blocks: [
        .line(texts.text("reply.greeting", ["firms": firm.name])),
        .paragraph(texts.text("reply.body", ["visit": "\(visit.daysText)“\(visit.title)”"])),
        .table(
          .init(
            [.init("序号", 1), .init("诉求", 3), .init("答复", 4), .init("责任人", 2), .init("日期", 2)],
            rows: asks.enumerated().map { index, ask in
              ["\(index + 1)", ask.ask, ask.answer ?? ask.promise, ask.owner ?? "待明确", ask.day]
            }, whenEmpty: "考察期间没有提出诉求")),
        .signature([texts.text("signature"), today.chinese]),
      ])
  }
}

/// What a firm asked, as it is answered in writing.
struct GuestAsk: Sendable, Hashable {
  var ask: String
  var answer: String?
  var owner: String?
  var dueOn: CalendarDate?
  var answeredOn: CalendarDate?

  /// What stands in the place of an answer that is not there yet.
  var promise: String { dueOn.map { "尚未答复，\($0.chinese)前答复" } ?? "尚未答复，期限待明确" }

  /// The day of the answer, else the day it is due.
  var day: String {
    if answer != nil { return answeredOn?.description ?? "" }
    return dueOn.map { "\($0) 前" } ?? "待明确"
  }
}

import Domain
import Sheets
import Workflow

/// The papers that a guest is handed, one firm's. They are made of ``GuestVisit``, ``GuestFactor`` and ``GuestAsk`` and
/// nothing else, so that no judgement of a firm and no other firm can reach them.
struct GuestPapers {
  let visit: GuestVisit
  let texts: PaperTexts
  let today: CalendarDate

  private var isHere: Bool { visit.direction == .toCounty }
  private var firmName: String { visit.firm?.name ?? "" }
  private var contact: String {
    [visit.contact, visit.contactPhone].compactMap(\.self).joined(separator: ",电话 ")
  }

  /// 邀请函与日程.
  func invitation() -> Paper {
    let attendees = visit.firm?.attendees ?? []
    let facts: [(label: String, value: String?)] = [
      ("考察名称", visit.title), ("时间", visit.daysText),
      ("贵方参加人员", attendees.isEmpty ? nil : attendees.joined(separator: "、")),
      ("集合地点", visit.meetingPlace), ("交通安排", visit.transport),
      (isHere ? "接待负责人" : "带队负责人", visit.host),
      ("陪同人员", visit.hosts.isEmpty ? nil : visit.hosts.joined(separator: "、")), ("我方联系人", contact),
    ]
    let asked = attendees.isEmpty ? "invitation.ask_people" : "invitation.ask_arrival"
    let blocks: [Paper.Block] = [
      .line(texts.text("invitation.greeting", ["firms": firmName])),
      .paragraph(
        texts.text(isHere ? "invitation.body" : "invitation.visit_body", ["days": visit.daysText])
          + texts.text(isHere ? asked : "invitation.ask_host", ["contact": contact])),
      .facts(facts.compactMap { fact in fact.value.map { .init(fact.label, $0) } }),
      .heading("日程"),
      .table(
        .init(
          [.init("日期", 3), .init("时间", 2), .init("地点", 3), .init("内容", 2), .init(isHere ? "接待人" : "前往人员", 2)],
          rows: visit.stops.map { stop in
            let year = "\(stop.day.components.year)年"
            return [
              String(stop.day.withWeekday.dropFirst(year.count)), "\(stop.from)–\(stop.to)", stop.site,
              stop.project ?? "参观交流", stop.host ?? "",
            ]
          })),
      .signature([texts.text("signature"), today.chinese]),
    ]
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
            [.init("项目", 3), .init("价格或数值", 3), .init("来源", 4), .init("截止日期", 2)],
            rows: group.lines.map { line in
              [line.item, line.value ?? "待核实", line.source ?? "", line.asOf?.description ?? ""]
            })),
      ]
    }
    let asker = visit.contact == nil ? [] : [Paper.Block.note(texts.text("factors.contact", ["contact": contact]))]
    return Paper(
      title: texts.text("factors.title"),
      subtitle: [firmName, today.chinese].filter { !$0.isEmpty }.joined(separator: " · "),
      blocks: blocks + [.note(texts.text("factors.note"))] + asker)
  }

  /// 答复函: every ask with its answer, or who answers it until when.
  func reply(_ asks: [GuestAsk]) -> Paper {
    let called = visit.title.map { "“\($0)”" } ?? texts.text(isHere ? "reply.visit" : "reply.call")
    return Paper(
      title: texts.text("reply.title"),
      blocks: [
        .line(texts.text("reply.greeting", ["firms": firmName])),
        .paragraph(texts.text("reply.body", ["visit": visit.daysText + called])),
        .table(
          .init(
            [.init("序号", 1), .init("诉求", 3), .init("答复", 3), .init("责任人", 2), .init("日期", 3)],
            rows: asks.enumerated().map { index, ask in
              ["\(index + 1)", ask.ask, ask.answer ?? ask.promise, ask.owner ?? "", ask.day]
            })),
        .paragraph(texts.text("reply.contact", ["contact": contact])),
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

  init(_ stored: Stored<VisitAskField>) throws {
    ask = try stored.required.text(.ask)
    answer = stored.text(.answer)
    owner = stored.text(.owner)
    dueOn = stored.date(.dueOn)
    answeredOn = stored.date(.answeredOn)
  }

  /// What stands in the place of an answer that is not there yet.
  var promise: String { dueOn.map { "尚未答复，\($0.chinese)前答复" } ?? "尚未答复" }

  /// The day of the answer, else the day it is due.
  var day: String {
    if answer != nil { return answeredOn?.chinese ?? "" }
    return dueOn.map { "\($0.chinese)前" } ?? ""
  }
}

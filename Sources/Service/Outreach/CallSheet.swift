import Domain
import Scoring
import Sheets

/// Writes the call list as a paper to call from: a workbook whose open cells take what came of each call, which the import of
/// contacts reads as it is, and a page for printing.
package struct CallSheet {
  let view: OutreachView

  /// The sheet of this list.
  package init(_ view: OutreachView) { self.view = view }

  private var title: String {
    "呼叫清单 \(view.date.chinese)起 \(view.weeks) 周" + (view.owner.map { " 专员 \($0)" } ?? "")
  }

  private static let lookUp = "隐去的电话:写明用途,有本人授权的才显示,查阅留痕。"
  private static let assign = "待分派的:选定后为该企业与招商项目立项,写明专员。"

  /// The workbook's bytes. Throws `ServiceError` `cannot_write`.
  package func bytes() throws -> [UInt8] {
    do { return try FormWorkbook.bytes([sheet]) } catch {
      throw ServiceError(.unavailable, code: "cannot_write", message: "无法生成工作簿:\(error.message)。")
    }
  }

  /// The page, UTF-8, for A4 across.
  package var page: [UInt8] { Array(PaperPage(paper, isWide: true).html.utf8) }

  private var sheet: FormSheet {
    let field = EngagementField.self
    return FormSheet(
      name: "呼叫清单", title: title,
      columns: [
        .init("序号", width: 5), .init(field.enterprise.label, width: 18, note: "编号与名称,导回时据此认定企业,请勿改动"),
        .init("招商项目", width: 14), .init("为何联系", width: 28), .init("可问事项", width: 22),
        .init("上次联系、正在洽谈", width: 22, note: "为其他招商项目在谈的,联系前先与该专员通气"),
        .init(field.person.label, width: 12, note: "编号与姓名"), .init("职务、电话、引荐", width: 16, note: CallSheet.lookUp),
        .init(field.officer.label, width: 9, note: CallSheet.assign),
        .init(field.date.label, width: 11, note: "联系的日期;没有联系的行留空"), .init(field.kind.label, width: 9),
        .init(field.note.label, width: 18, note: "谈了什么"), .init(field.nextStep.label, width: 14, note: "填了即成为经办人的跟进事项"),
        .init(field.nextDue.label, width: 11, note: "须是工作日"),
      ],
      rows: view.items.map(row), isWide: true)
  }

  private func row(_ item: OutreachView.Item) -> [FormSheet.Cell] {
    let kinds = EngagementKind.allCases.map(\.label)
    let way = item.person.map { [$0.detail, $0.phone ?? ""].filter { !$0.isEmpty }.joined(separator: " ") }
    let introducer = item.introducer.map { "\n可请 \($0.called)引荐" } ?? ""
    let talks = item.talks.map { "\n" + $0.text }.joined()
    return [
      .init("\(item.position)", .told), .init("\(item.enterprise.id) \(item.enterprise.name)", .told),
      .init("\(item.need.code) \(item.need.title)", .told), .init(item.why, .told),
      .init(item.ask.joined(separator: ";"), .told),
      .init((item.lastTouch?.text ?? "尚未联系") + talks, .told),
      .init(item.person.map { "\($0.id) \($0.name)" } ?? "", .told),
      .init((way ?? "没有已知联系人") + introducer, .told),
      .init(item.owner ?? ""), .init("", .day), .init("", .choice(kinds)), .init(), .init(), .init("", .day),
    ]
  }

  private var paper: Paper {
    let columns: [Paper.Column] = [
      .init("序号", 1), .init("企业", 1), .init("招商项目", 1), .init("为何联系", 2), .init("可问事项", 1), .init("联系人", 1),
      .init("上次联系", 1), .init("专员", 1), .init("联系结果", 2), .init("下一步、期限", 1),
    ]
    let rows = view.items.map { item -> [String] in
      let person = item.person.map { "\($0.id) \($0.called)" + ($0.phone.map { "\n\($0)" } ?? "") } ?? "没有已知联系人"
      let introducer = item.introducer.map { "\n可请 \($0.called)引荐" } ?? ""
      let talks = item.talks.map { "\n" + $0.text }.joined()
      return [
        "\(item.position)", "\(item.enterprise.id) \(item.enterprise.name)\(talks)",
        "\(item.need.code)\n\(item.need.title)", item.why, item.ask.joined(separator: "\n"), person + introducer,
        item.lastTouch?.text ?? "尚未联系", item.owner ?? "待分派", "\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}\u{3000}", "",
      ]
    }
    let notes = [CallSheet.lookUp] + (view.hasUnassigned ? [CallSheet.assign] : [])
    return Paper(
      title: "呼叫清单", subtitle: title.replacing("呼叫清单 ", with: ""),
      blocks: [.table(.init(columns, rows: rows, whenEmpty: "没有可联系的企业"))] + notes.map { .note($0) })
  }
}

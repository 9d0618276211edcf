package import Domain
import Scoring
package import Service

/// By what the office works: rules with their validity, the calendar, terms, and what imports remember.
package struct HouseRulesPage: PageModel {
  package static let template = "house-rules"
  package let frame: Frame
  let tabs: [SettingsPage.Tab]
  let pack: String
  let packSource: String
  let sources: [Source]
  let absent: [String]
  let year: String
  let years: [NeedListPage.Option]
  let festivals: [Festival]
  let calendarSource: String
  let clocks: [Line]
  let clockSource: String
  let outreach: [Line]
  let outreachSource: String
  let columns: [Column]
  let deed: Deed?

  struct Source: Sendable {
    let title: String
    let publisher: String
    let day: String
    let status: String
    let note: String?
  }

  struct Festival: Sendable {
    let name: String
    let rests: String
    let worked: String
    let notice: String
  }

  struct Line: Sendable {
    let label: String
    let value: String
    let note: String
  }

  struct Column: Sendable {
    let header: String
    let field: String
    let file: String
    /// Where it is forgotten; `nil` where the account may not.
    let forgets: String?
    let seen: String
    let word: String
  }

  /// - Parameter keeps: whether the account may forget columns.
  package init(
    _ view: ShowHouseRules.View, keeps: Bool, tabs: [SettingsPage.Tab], deed: Deed?, for reader: Frame.Reader
  ) {
    frame = Frame("规则与日历", for: reader)
    self.tabs = tabs
    self.deed = deed
    func told(_ origin: ShowHouseRules.Origin) -> String { "来源:\(origin.source),\(origin.asOf.chinese)。" }
    let rules = view.pack
    pack = "\(rules.title),\(rules.version) 版,自 \(rules.effectiveFrom.chinese) 起有效。"
    packSource = told(view.packOrigin)
    sources = rules.sources.map { source in
      Source(
        title: source.title, publisher: source.publisher, day: source.date?.chinese ?? "未取得",
        status: source.status.label, note: source.note)
    }
    absent = rules.absentRules.map { "\($0.title)(\($0.department))" }
    year = "\(view.year)年"
    years = view.years.reversed().map { .init(value: "\($0)", label: "\($0)年", isChosen: $0 == view.year) }
    festivals = view.festivals.map { festival in
      Festival(
        name: festival.name, rests: HouseRulesPage.span(festival.rests),
        worked: festival.worked.isEmpty ? "无" : festival.worked.map(\.chineseWithWeekday).joined(separator: "、"),
        notice: festival.notice)
    }
    calendarSource = told(view.calendarOrigin)
    clocks = view.clocks.map {
      Line(
        label: $0.label, value: "\($0.days) 个\($0.isWorking ? "工作日" : "自然日")",
        note: $0.makesFollowUp ? "自动生成跟进事项" : "到期在今日提示")
    }
    clockSource = told(view.clockOrigin)
    outreach = view.outreach.map {
      Line(label: HouseRulesPage.words[$0.key] ?? $0.key, value: $0.value, note: "")
    }
    outreachSource = told(view.outreachOrigin)
    columns = view.columns.map { column in
      Column(
        header: column.header, field: column.field, file: column.file ?? "",
        forgets: keeps ? "/settings/rules/columns/\(column.id)/forget" : nil, seen: "\(column.change)",
        word: reader.word)
    }
  }

  private static let words = [
    "calls_per_week": "一位专员一周联系几家", "introducer_years": "引荐人与联系人届别最多相差几年",
    "rows_per_firm": "一家企业在呼叫清单中最多出现几次", "touches_per_person_quarter": "一位校友一个季度最多被联系几次(全体人员合计)",
  ]

  /// `2026年10月1日至10月7日`-like: the first and the last of days that follow each other, else each.
  private static func span(_ days: [CalendarDate]) -> String {
    guard let first = days.first, let last = days.last else { return "无" }
    guard days.count > 1 else { return first.chineseWithWeekday }
    guard Int(last.day - first.day) == days.count - 1 else {
      return days.map(\.chineseWithWeekday).joined(separator: "、")
    }
    return "\(first.chineseWithWeekday)至\(last.chineseWithWeekday),共 \(days.count) 天"
  }
}

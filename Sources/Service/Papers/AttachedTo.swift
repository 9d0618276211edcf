package import Domain
import Workflow

/// What a paper belongs to: a record of any kind, or a figure of a month or year.
package enum AttachedTo: Sendable, Hashable {
  /// A record, by its kind and by what people write for it.
  case record(Entity, String)
  /// A figure by its code or word, of a month `yyyy-mm` or a year `yyyy`.
  case figure(String, period: String)

  /// `KIND=WORDS` as people write it, the kind by its name or word: `opportunity=ZT-2026-001`, `企业=甲子示例`.
  /// Throws `ServiceError` `invalid_record` naming the kinds.
  package init(record words: String) throws {
    let known = Entity.allCases.filter { $0 != .attachment }
    guard let pair = NamedPair(words), !pair.value.isEmpty,
      let kind = known.first(where: { [$0.rawValue, $0.command, $0.path, $0.label].contains(pair.name) })
    else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "所附记录应写成 类别=编号或名称,如 opportunity=ZT-2026-001。",
        fields: [
          .init(
            field: "record", code: "not_a_choice",
            message: "「\(words)」不能识别。类别可填 \(known.map { "\($0)(\($0.label))" }.joined(separator: "、"))。")
        ])
    }
    self = .record(kind, pair.value)
  }
}

/// The figures papers are kept for: those of the monthly sheet and of the school's, by code and word.
struct PaperFigures {
  /// `onSheet` is the word on the sheet, which several figures may share.
  let all: [(code: String, label: String, onSheet: String)]

  /// The figures of an organisation. Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> PaperFigures {
    PaperFigures(
      try SupportKind.all(await references.table(WordList.figures.table, organisation: organisation)))
  }

  /// The figures where the university's support has these lines.
  init(_ kinds: [SupportKind]) {
    all =
      Indicator.allCases.map { ($0.rawValue, $0.label, $0.label) }
      + SchoolReport.headings(kinds).map { ($0.code, $0.name, $0.label) }
  }

  /// The figures as words that a field takes: by code, by word, and by a word of the sheet that no other figure has.
  var words: [ClosedWords.Word] {
    all.map { figure in
      let isAlone = all.count { $0.onSheet == figure.onSheet } == 1
      return .init(
        value: figure.code, label: figure.label,
        names: [figure.code, figure.label] + (isAlone ? [figure.onSheet] : []))
    }
  }

  /// The figure that a code, a word, or a word of the sheet that no other figure has means. Throws `ServiceError`
  /// `invalid_record` with the list.
  func figure(_ word: String) throws -> (code: String, label: String) {
    if let figure = all.first(where: { $0.code == word || $0.label == word }) { return (figure.code, figure.label) }
    let meant = all.filter { $0.onSheet == word }
    if meant.count == 1 { return (meant[0].code, meant[0].label) }
    throw ServiceError(
      .invalid, code: "invalid_record",
      message: meant.isEmpty ? "没有指标「\(word)」。" : "「\(word)」有 \(meant.count) 项指标,请写明是哪一项。",
      fields: [
        .init(
          field: "figure", code: "not_a_choice",
          message: "指标可填 \((meant.isEmpty ? all : meant).map { "\($0.code)(\($0.label))" }.joined(separator: "、"))。")
      ])
  }

  /// The days of a month or a year. Throws `ServiceError` `invalid_record` for what is neither.
  static func period(_ text: String) throws -> Period {
    if let month = Period(month: text) { return month }
    if text.utf8.count == 4, let from = CalendarDate(text + "-01-01"), let to = CalendarDate(text + "-12-31"),
      let year = Period(from: from, to: to)
    {
      return year
    }
    throw ServiceError(
      .invalid, code: "invalid_record", message: "「\(text)」不是月份或年份。",
      fields: [.init(field: "period", code: "not_a_date", message: "所属期间应写成 2026-11 或 2026。")])
  }
}

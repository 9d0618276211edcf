import Domain
import Workflow

/// What was corrected since a month was frozen (数据更正说明): never a silent edit.
struct Restatements {
  private let frozen: [(month: String, figures: [String: Int64])]

  init(_ registry: any Registry, _ organisation: Int64) async throws {
    let rows = try await registry.records(organisation).all(FrozenMonthField.self, order: .month)
    frozen = try rows.map { row in
      let figures = (row.texts(.figures) ?? []).compactMap { text -> (String, Int64)? in
        let parts = text.split(separator: "=")
        return parts.count == 2 ? Int64(parts[1]).map { (String(parts[0]), $0) } : nil
      }
      return (try row.required.text(.month), Dictionary(figures, uniquingKeysWith: { _, last in last }))
    }
  }

  /// A sentence for each figure of a frozen month of the year that is another today, up to the end of `period`.
  func notes(_ facts: FigureFacts, _ rules: FigureFacts.Rules, in period: Period) -> [String] {
    frozen.flatMap { month, figures -> [String] in
      guard let then = Period(month: month), then.to <= period.to, period.yearToDate.contains(then.to) else {
        return []
      }
      return Indicator.allCases.compactMap { indicator in
        guard let before = figures[indicator.rawValue] else { return nil }
        let now = facts.figure(indicator, in: then, rules)
        guard now != before else { return nil }
        func words(_ value: Int64) -> String {
          (indicator.isMoney ? Report.Cell.money(value) : .number(value)).display + indicator.unit
        }
        return "数据更正:\(month) \(indicator.label)定稿为 \(words(before)),现为 \(words(now))。"
      }
    }
  }
}

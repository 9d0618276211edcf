package import Domain
import Workflow

/// A value as a person reads it, where its items are kept with marks: titles with their expiry, places with their share,
/// inferred codes with their confidence, figures of a frozen month.
package enum ShownValue {
  /// The words on screen: `高新技术企业(至2028-12-04)`, `西安 40%`, `3670(置信度 65%)`, `新签约项目 1 个`.
  package static func words<Field: RecordField>(_ value: FieldValue, _ field: Field) -> String {
    guard let items = value.texts, !items.isEmpty else { return value.display(field.kind) }
    return items.map { item($0, Field.entity, field.name) }.joined(separator: "、")
  }

  private static func item(_ text: String, _ entity: Entity, _ field: String) -> String {
    let marked = text.split(separator: "@" as Character, maxSplits: 1).map { String($0) }
    switch (entity, field) {
    case (.enterprise, EnterpriseField.titles.name) where marked.count == 2: return "\(marked[0])(至\(marked[1]))"
    case (.need, NeedField.offers.name) where marked.count == 2: return "\(marked[0])(依据\(marked[1]))"
    case (.enterprise, EnterpriseField.markets.name), (.enterprise, EnterpriseField.suppliers.name):
      return marked.count == 2 ? "\(marked[0]) \(marked[1])%" : text
    case (.enterprise, EnterpriseField.inferredCodes.name):
      guard marked.count == 2, let confidence = Int(marked[1]) else { return text }
      return "\(marked[0])(置信度 \((confidence + 50) / 100)%)"
    case (.frozenMonth, FrozenMonthField.figures.name):
      let parts = text.split(separator: "=").map { String($0) }
      guard parts.count == 2, let indicator = Indicator(rawValue: parts[0]), let value = Int64(parts[1]) else {
        return text
      }
      return figure(indicator, value)
    case (.frozenMonth, FrozenMonthField.rows.name):
      let parts = text.split(separator: " ").map { String($0) }
      guard parts.count == 3, let indicator = Indicator(rawValue: parts[0]), let value = Int64(parts[2]) else {
        return text
      }
      return "\(figure(indicator, value))(编号 \(parts[1]))"
    default: return text
    }
  }

  private static func figure(_ indicator: Indicator, _ value: Int64) -> String {
    let shown = (indicator.isMoney ? Report.Cell.money(value) : .number(value)).display
    return "\(indicator.label) \(shown) \(indicator.unit)"
  }
}

import Domain

/// The Chinese word of a fact's field: the field catalogue's label, or a word for what no single field holds.
package enum FactWords {
  /// The word of `field`; the field's own name when there is none.
  package static func label(_ field: String) -> String {
    if field.hasSuffix("_offered") { return "可供" + label(String(field.dropLast("_offered".count))) }
    return labels[field] ?? field
  }

  private static let labels: [String: String] = {
    var labels: [String: String] = [:]
    func add<Field: RecordField>(_ type: Field.Type) {
      for field in Field.allCases where labels[field.name] == nil { labels[field.name] = field.label }
    }
    add(EnterpriseField.self)
    add(PlanField.self)
    add(NeedField.self)
    add(ZoneField.self)
    add(PersonField.self)
    for resource in Resource.allCases { labels[resource.rawValue] = labels[resource.rawValue] ?? resource.label }
    return labels.merging(others) { label, _ in label }
  }()

  /// Things compared that are no field of a record.
  private static let others = [
    "link_status": "环节状态", "trade_weight": "行业环境类别", "investment": "计划投资", "investment_line": "投资强度参考线",
    "tax_line": "亩均税收参考线", "sewage_free": "园区污水余量", "park_wage": "本地普工月薪", "role": "任职类别", "engagement": "互动记录",
    "standing": "主体信用", "ruling": "部门认定", "plan": "拟投项目",
    "net_assets": "净资产", "revenue": "上年营业收入",
  ]
}

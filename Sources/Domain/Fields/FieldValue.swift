/// The value of a field. No value at all is *unknown*; 无 is a value: zero, an empty list, or the text 「无」.
package enum FieldValue: Sendable, Hashable {
  case text(String)
  case texts([String])
  case money(Money)
  case quantity(Quantity)
  case count(Int64)
  case date(CalendarDate)
  case flag(Bool)
  /// The id of a record of another entity.
  case reference(Int64)

  /// The text of a `text` or `choice` field.
  package var text: String? { if case .text(let value) = self { value } else { nil } }
  /// The items of a `texts` field.
  package var texts: [String]? { if case .texts(let value) = self { value } else { nil } }
  /// The amount of a `money` field.
  package var money: Money? { if case .money(let value) = self { value } else { nil } }
  /// The decimal of a `quantity` field.
  package var quantity: Quantity? { if case .quantity(let value) = self { value } else { nil } }
  /// The whole number of a `count` field.
  package var count: Int64? { if case .count(let value) = self { value } else { nil } }
  /// The day of a `date` field.
  package var date: CalendarDate? { if case .date(let value) = self { value } else { nil } }
  /// The answer of a `flag` field.
  package var flag: Bool? { if case .flag(let value) = self { value } else { nil } }
  /// The id of a `reference` field.
  package var reference: Int64? { if case .reference(let value) = self { value } else { nil } }

  /// Whether a field of this kind can hold this value; a choice must be one of its codes.
  package func fits(_ kind: FieldKind) -> Bool {
    switch (self, kind) {
    case (.text(let code), .choice(let choices)): choices.contains { $0.code == code }
    case (.text, .text), (.text, .creditCode), (.text, .industryCode), (.texts, .texts), (.texts, .industryCodes),
      (.money, .money), (.quantity, .quantity), (.count, .count), (.date, .date),
      (.flag, .flag), (.reference, .reference):
      true
    default: false
    }
  }

  /// The value as it is printed for a person: labels for choices, units for amounts.
  package func display(_ kind: FieldKind) -> String {
    switch self {
    case .text(let value):
      if case .choice(let choices) = kind, let choice = choices.first(where: { $0.code == value }) {
        choice.label
      } else {
        value
      }
    case .texts(let items): items.isEmpty ? "无" : items.map(FieldValue.item).joined(separator: "、")
    case .money(let value): value.text
    case .quantity(let value):
      if case .quantity(let unit) = kind { value.text + unit.rawValue } else { value.text }
    case .count(let value):
      if case .count(let unit) = kind, unit != .year { "\(value)\(unit.rawValue)" } else { "\(value)" }
    case .date(let value): value.description
    case .flag(let value): value ? "是" : "否"
    case .reference(let value): "\(value)"
    }
  }
}

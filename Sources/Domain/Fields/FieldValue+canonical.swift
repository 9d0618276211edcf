extension FieldValue {
  /// Reads the form that the API and the project's own tables use: whole 元, decimals with a point, `yyyy-mm-dd`,
  /// `true`/`false`, codes of a choice, items joined with `、`. `nil` for anything else.
  package init?(canonical text: some StringProtocol, kind: FieldKind) {
    switch kind {
    case .text, .creditCode, .industryCode: self = .text(String(text))
    case .texts, .industryCodes:
      self = .texts(text == "无" ? [] : text.split(separator: "、" as Character).map { String($0) })
    case .choice(let choices):
      guard let choice = choices.first(where: { $0.code == text || $0.label == text }) else { return nil }
      self = .text(choice.code)
    case .money:
      guard let yuan = Int64(text) else { return nil }
      self = .money(Money(yuan: yuan))
    case .quantity:
      guard let quantity = Quantity(text) else { return nil }
      self = .quantity(quantity)
    case .count:
      guard let count = Int64(text) else { return nil }
      self = .count(count)
    case .date:
      guard let date = CalendarDate(text) else { return nil }
      self = .date(date)
    case .flag:
      switch text {
      case "true", "是": self = .flag(true)
      case "false", "否": self = .flag(false)
      default: return nil
      }
    case .reference:
      guard let id = Int64(text) else { return nil }
      self = .reference(id)
    }
  }

  /// The form that `init(canonical:kind:)` reads.
  package var canonical: String {
    switch self {
    case .text(let text): text
    case .texts(let items): items.isEmpty ? "无" : items.joined(separator: "、")
    case .money(let money): "\(money.yuan)"
    case .quantity(let quantity): quantity.text
    case .count(let count), .reference(let count): "\(count)"
    case .date(let date): date.description
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}

extension Quantity {
  /// Reads a plain decimal such as `12.5` with at most three decimals; anything else is `nil`.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count <= 2, let whole = Int64(first) else { return nil }
    var fraction: Int64 = 0
    if parts.count == 2 {
      let digits = parts[1]
      guard (1...3).contains(digits.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
        let value = Int64(digits)
      else { return nil }
      fraction = digits.count == 1 ? value * 100 : digits.count == 2 ? value * 10 : value
    }
    let (scaled, overflow) = whole.multipliedReportingOverflow(by: 1000)
    guard !overflow else { return nil }
    let (milli, carry) = scaled.addingReportingOverflow(first.hasPrefix("-") ? -fraction : fraction)
    guard !carry else { return nil }
    self.init(milli: milli)
  }
}

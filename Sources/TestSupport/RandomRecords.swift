package import Domain

/// Random records of every entity that the schema takes, with the texts that trip careless code.
package struct RandomRecords: Sendable {
  /// The numbers the records are made of.
  package var dice: Dice
  /// Ids that references may point to, by entity.
  package var known: [Entity: [Int64]] = [:]
  private var serial = 0

  /// Records of this seed.
  package init(seed: UInt64) { dice = Dice(seed) }

  /// Texts with wildcards, quotes, escapes, separators and letters of more than one unit.
  package static let texts = [
    "石泉", "100%", "a_b", "C:\\路径\\", "'; drop table enterprise; --", "\"引\"号", "换\n行\t制表", "\\N", "NULL", "{a,b}", "🏭厂",
    "e\u{301}", "é", " 前后 ", "ＡＢＣ（甲）", "$1", "%s%n", "\u{FEFF}零宽", "𠮷野家",
  ]

  /// A record with every required field and about half of the others.
  package mutating func record<Field: RecordField>(_ type: Field.Type) -> Record<Field> {
    serial += 1
    var record = Record<Field>()
    for field in Field.allCases where Field.required.contains(field) || dice.oneIn(2) {
      record[field] = value(field)
    }
    settle(&record)
    return record
  }

  private mutating func value<Field: RecordField>(_ field: Field) -> FieldValue? {
    switch field.kind {
    case .text, .creditCode, .industryCode: return .text(text(field))
    case .texts, .industryCodes: return .texts((0..<dice.number(0...4)).map { _ in dice.pick(RandomRecords.texts) })
    case .choice(let choices): return .text(dice.pick(choices).code)
    case .money where field.definition.money == .yuanAMonth:
      return .money(Money(yuan: dice.number(300...200_000)))
    case .money: return .money(Money(yuan: dice.pick([0, 1, dice.number(0...9_000_000_000_000), .max])))
    case .quantity(.percent): return .quantity(Quantity(milli: dice.number(0...100_000)))
    case .quantity: return .quantity(Quantity(milli: dice.pick([0, 1, dice.number(0...9_999_999_999_999_999)])))
    case .count(.year): return .count(dice.number(1898...2100))
    case .count: return .count(dice.number(0...1_000_000))
    case .date: return .date(CalendarDate(day: Int32(dice.number(-30_000...40_000))))
    case .flag: return .flag(dice.oneIn(2))
    case .reference(let entity): return known[entity].map { .reference(dice.pick($0)) }
    }
  }

  private mutating func text<Field: RecordField>(_ field: Field) -> String {
    switch field.name {
    case "code": "编号 \(serial) " + dice.pick(RandomRecords.texts)
    case "name", "title": dice.pick(RandomRecords.texts) + "第\(serial)号"
    case "credit_code": RandomRecords.creditCode(UInt64(serial))
    default: dice.pick(RandomRecords.texts)
    }
  }

  /// What a single field cannot see: an order of days, a subject, a pair that is tied once.
  private mutating func settle<Field: RecordField>(_ record: inout Record<Field>) {
    func field(_ name: String) -> Field { Field(rawValue: name)! }
    switch Field.entity {
    case .need where record[field("window_from")] != nil: record[field("window_to")] = nil
    case .ruling: record[field("enterprise_id")] = known[.enterprise].map { .reference(dice.pick($0)) }
    case .tie:
      let firms = known[.enterprise] ?? []
      record[field("enterprise_id")] = .reference(firms[serial % firms.count])
      record[field("until_on")] = nil
      record[field("person_id")] = known[.person].map { .reference($0[serial / firms.count % $0.count]) }
    case .ledger: record[field("skill")] = .text("工种\(serial)")
    case .opportunity:
      if record[field("exit")] != nil { record[field("exit_reason")] = .text("environment") }
      record[field("paused_on")] = nil
      let serial = String(serial)
      record[field("project_code")] = .text(
        "2026-610922-34-03-" + String(repeating: "0", count: max(0, 6 - serial.count)) + serial)
    case .followUp:
      let order = record[field("order_state")]?.text.flatMap(OrderState.init)
      record[field("order_since")] = order == nil ? nil : .date(CalendarDate(day: 20_000))
      switch order {
      case .finished?: record[field("state")] = .text("done")
      case .withdrawn?: record[field("state")] = .text("cancelled")
      case .given?, .received?, .reported?, .returned?: record[field("state")] = .text("open")
      case nil: break
      }
    case .teamMember: record[field("until")] = nil
    case .ballTurn: record[field("until")] = nil
    case .consent: (record[field("expires_on")], record[field("withdrawn_on")]) = (nil, nil)
    case .formality, .sessionItem: own(.opportunity, field("opportunity_id"), &record)
    case .visitParty: own(.enterprise, field("enterprise_id"), &record)
    case .visit: record[field("ends_on")] = record[field("starts_on")]
    case .visitStop:
      record[field("from_time")] = .text("09:00")
      record[field("to_time")] = .text("10:30")
    case .opinion: record[field("department")] = .text("部门\(serial)")
    case .target:
      record[field("year")] = .count(Int64(2000 + serial % 100))
      record[field("unit")] = .text("单位\(serial)")
    case .frozenMonth: record[field("month")] = .text("\(1000 + serial)-11")
    case .promise: record[field("legal_basis")] = .text("依据")
    case .progress: record[field("opportunity_id")] = known[.opportunity].map { .reference(dice.pick($0)) }
    default: break
    }
  }

  /// Another one for each of as many records as there are.
  private func own<Field: RecordField>(_ entity: Entity, _ field: Field, _ record: inout Record<Field>) {
    let ids = known[entity] ?? []
    record[field] = .reference(ids[serial % ids.count])
  }

  /// An invented code of the standard's alphabet, without a true check character; each number has its own.
  package static func creditCode(_ number: UInt64) -> String {
    let digits = String(number, radix: 10)
    return "91" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}

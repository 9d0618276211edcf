import Domain
import Testing

@Suite struct FieldCatalogueTests {
  private func check<Field: RecordField>(_ type: Field.Type) {
    let fields = Array(Field.allCases)
    #expect(Set(fields.map(\.label)).count == fields.count, "labels of \(Field.entity) are not distinct")
    for field in fields {
      #expect(field.name.utf8.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
      #expect(field.name.utf8.count <= 50)
      if case .money = field.kind { #expect(field.name.contains("yuan"), "\(field.name) does not say its unit") }
    }
    #expect(Field.required.isSubset(of: Set(fields)))
  }

  @Test("Labels are distinct, names are snake case and amounts say their unit")
  func catalogues() {
    for kind in Entity.catalogue { check(kind) }
  }

  @Test("Unknown and none are different")
  func unknownIsNotNone() {
    var record = Record<PlanField>([.land: .quantity(Quantity(0))])
    #expect(record[.land] == .quantity(Quantity(0)))
    #expect(record[.plant] == nil)
    record[.land] = nil
    #expect(record.known.isEmpty)
  }

  @Test("A record names the required fields it lacks")
  func missing() {
    #expect(Record<PlanField>([.name: .text("")]).missing == [.enterprise, .name])
  }

  @Test("A value prints as an official reads it")
  func display() {
    #expect(FieldValue.text("plant").display(PlanField.landing.kind) == "购租厂房")
    #expect(FieldValue.quantity(Quantity(milli: 12_500)).display(PlanField.land.kind) == "12.5亩")
    #expect(FieldValue.texts([]).display(.texts) == "无")
    #expect(FieldValue.count(1988).display(PersonField.classYear.kind) == "1988")
    #expect(EnterpriseField.revenue.header == "上年营业收入(万元)")
    #expect(ParkField.powerPrice.header == "电价(元/千瓦时)")
  }
}

@Suite struct CanonicalValueTests {
  @Test(
    "What is written canonically reads back the same",
    arguments: [
      (FieldValue.money(Money(yuan: -5)), FieldKind.money),
      (.quantity(Quantity(milli: -75)), .quantity(.percent)),
      (.quantity(Quantity(milli: 12_340)), .quantity(.mu)),
      (.texts(["甲", "乙"]), .texts), (.texts([]), .texts), (.flag(false), .flag),
      (.text("plant"), PlanField.landing.kind),
    ])
  func roundTrip(value: FieldValue, kind: FieldKind) {
    #expect(FieldValue(canonical: value.canonical, kind: kind) == value)
  }

  @Test(
    "What is not canonical is refused",
    arguments: [
      ("1.2345", FieldKind.quantity(.mu)), ("12.", .quantity(.mu)), ("3200万元", .money), ("2026-2-1", .date),
      ("nowhere", PlanField.landing.kind), ("maybe", .flag), ("9223372036854775807", .quantity(.mu)),
    ])
  func refused(text: String, kind: FieldKind) { #expect(FieldValue(canonical: text, kind: kind) == nil) }
}

import Domain
import Testing

@Suite struct ConsentTests {
  private static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  private static func consent(
    _ purpose: String, _ scope: ConsentScope, from given: String, until expires: String? = nil,
    withdrawn: String? = nil
  ) -> Record<ConsentField> {
    var record = Record<ConsentField>([
      .person: .reference(1), .purpose: .text(purpose), .scope: .text(scope.rawValue), .givenOn: .date(day(given)),
    ])
    record[.expiresOn] = expires.map { .date(day($0)) }
    record[.withdrawnOn] = withdrawn.map { .date(day($0)) }
    return record
  }

  @Test(
    "a consent covers its purpose, its side and its days",
    arguments: [
      ("招商联络", ConsentScope.county, "2026-11-23", Consent.live), ("招商联络", .school, "2026-11-23", .live),
      ("考察邀请", .school, "2026-11-23", .live), ("考察邀请", .county, "2026-11-23", .narrower),
      ("校友服务", .school, "2026-11-23", .none), ("招商联络", .county, "2026-09-30", .notYet(day("2026-10-01"))),
      ("招商联络", .county, "2026-10-01", .live), ("招商联络", .county, "2027-09-30", .live),
      ("招商联络", .county, "2027-10-01", .expired(day("2027-09-30"))),
      ("资料核实", .county, "2026-11-09", .live), ("资料核实", .county, "2026-11-10", .withdrawn(day("2026-11-10"))),
      ("资料核实", .county, "2026-12-01", .withdrawn(day("2026-11-10"))),
    ])
  func verdict(purpose: String, side: ConsentScope, on day: String, expected: Consent) {
    let consents = [
      Self.consent("招商联络", .county, from: "2026-10-01", until: "2027-09-30"),
      Self.consent("考察邀请", .school, from: "2026-10-01"),
      Self.consent("资料核实", .county, from: "2026-10-01", withdrawn: "2026-11-10"),
    ]
    #expect(Consent(consents, purpose: purpose, side: side, on: Self.day(day)) == expected)
  }

  @Test func `of several consents one that is live is enough`() {
    let consents = [
      Self.consent("招商联络", .county, from: "2025-01-01", withdrawn: "2025-06-01"),
      Self.consent("招商联络", .county, from: "2026-01-01"),
    ]
    #expect(Consent(consents, purpose: "招商联络", side: .county, on: Self.day("2026-11-23")) == .live)
    #expect(Consent(consents, purpose: "招商联络", side: .county, on: Self.day("2025-07-01")) != .live)
  }
}

package import Domain
import Workflow

/// A reservation of capacity that comes to its end.
package struct HoldLine: Sendable, Encodable {
  package let id: Int64
  /// The zone's name.
  package let zone: String
  /// The resource on screen.
  package let resource: String
  /// How much, with its unit.
  package let amount: String
  package let enterprise: NamedRecord
  /// Its last day.
  package let expiresOn: CalendarDate
  /// Calendar days until then.
  package let daysLeft: Int
  /// Who looks after the firm's project.
  package let owner: String?
  let holder: Worker?

  enum CodingKeys: String, CodingKey {
    case id, zone, resource, amount, enterprise, owner
    case expiresOn = "expires_on"
    case daysLeft = "days_left"
  }

  /// The live reservations that end within the term `hold_due`, the first to end first. `active` are the projects at work.
  static func due(
    _ records: StandingRecords, _ active: [Stored<OpportunityField>], _ clocks: Clocks, _ today: CalendarDate,
    _ holder: (Stored<OpportunityField>) -> Worker?
  ) async throws -> [HoldLine] {
    let holds = try await records.all(
      HoldField.self, .atLeast(.expires, .date(today)), .atMost(.expires, .date(clocks.due(.holdDue, from: today))),
      order: .expires)
    let zones = try await records.those(ZoneField.self, holds.compactMap { $0.reference(.zone) })
    let firms = try await records.those(EnterpriseField.self, holds.compactMap { $0.reference(.enterprise) })
    return try holds.map { hold in
      let firm = try hold.required.reference(.enterprise)
      let named = hold.reference(.opportunity)
      let worker = active.first { named == nil ? $0.reference(.enterprise) == firm : $0.id == named }.flatMap(holder)
      let resource = hold[.resource, as: Resource.self]
      let expires = try hold.required.date(.expires)
      return HoldLine(
        id: hold.id, zone: hold.reference(.zone).flatMap { zones[$0]?.text(.name) } ?? "",
        resource: resource?.label ?? "", amount: (hold.quantity(.amount)?.text ?? "") + (resource?.unit ?? ""),
        enterprise: NamedRecord(id: firm, name: firms[firm]?.text(.name) ?? ""), expiresOn: expires,
        daysLeft: Int(expires.day - today.day), owner: worker?.name, holder: worker)
    }
  }

  /// The line as it is read: firm, resource, amount and last day.
  package var text: String {
    "\(enterprise.name)在\(zone)预留的\(resource) \(amount),\(expiresOn.chinese)到期"
      + (daysLeft == 0 ? "(今日)" : "(还有\(daysLeft)天)")
  }
}

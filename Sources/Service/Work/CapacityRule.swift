package import Domain
import Workflow

/// Reservations never take more than a zone has left, also when many are asked for at once; expired ones free themselves.
package struct CapacityRule: RecordRule {
  package init() {}

  /// The reservation as it stands. Throws `ServiceError` `invalid_record` for one that has expired already.
  package func completed(
    _ record: Record<HoldField>, replacing old: Record<HoldField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<HoldField> {
    guard let expires = record.date(.expires), record[.expires] != old?[.expires], expires < occasion.today else {
      return record
    }
    throw ServiceError(
      refusing: HoldField.expires, code: "in_the_past", message: "到期日 \(expires) 已过;预留自登记起须至少有效到今天,要释放请删除该预留。")
  }

  /// Counts the live reservations of the resource again, with its ledger line locked until the change stands.
  /// Throws `ServiceError` `invalid_record` when the zone has no such line, `capacity_exceeded` with what is left, `hold_exists` for a
  /// second one of the same firm and plan.
  package func settle(
    _ written: Stored<HoldField>, replacing old: Record<HoldField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard let zone = written.reference(.zone),
      let resource = written[.resource, as: Resource.self]
    else { return }
    guard let line = try await session.lockLedger(zone, resource) else {
      let name = try await session.one(ZoneField.self, zone)?.text(.name) ?? "\(zone)"
      throw ServiceError(
        refusing: HoldField.resource, code: "no_ledger_line",
        message: "片区「\(name)」没有「\(resource.label)」的台账,请先登记剩余量。",
        remedy: .registerLedger(zone: zone, resource))
    }
    let book = CapacityBook(free: line.free, holds: try await session.liveHolds(zone, resource, today: occasion.today))
    guard let hold = book.holds.first(where: { $0.id == written.id }), !book.takes(hold, on: occasion.today) else {
      if old == nil { try await refuseSecond(written, zone, resource, occasion, session) }
      return
    }
    let others = book.held(on: occasion.today, without: hold.id)
    let left = book.left(on: occasion.today, without: hold.id)
    let unit = resource.unit
    throw ServiceError(
      .conflict, code: "capacity_exceeded",
      message: "「\(resource.label)」台账剩余 \(line.free.text)\(unit),已预留 \(others.text)\(unit),"
        + "只能再预留 \(left.text)\(unit),申请为 \(hold.amount.text)\(unit)。")
  }

  private func refuseSecond(
    _ written: Stored<HoldField>, _ zone: Int64, _ resource: Resource, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    let plan = written.reference(.plan)
    let others = try await session.all(
      HoldField.self, .equals(.zone, .reference(zone)), .equals(.resource, .text(resource.rawValue)),
      .equals(.enterprise, .reference(written.reference(.enterprise) ?? 0)), .atLeast(.expires, .date(occasion.today)))
    guard
      let other = others.first(where: {
        $0.id != written.id && (plan == nil || $0.reference(.plan) == nil || $0.reference(.plan) == plan)
      })
    else { return }
    let firm = try await session.one(EnterpriseField.self, written.reference(.enterprise))?.text(.name) ?? ""
    throw ServiceError(
      .conflict, code: "hold_exists",
      message: "\(firm)在该片区已预留「\(resource.label)」\(other.quantity(.amount)?.text ?? "")\(resource.unit),"
        + "至 \(other.date(.expires)?.description ?? "")(编号 \(other.id))。请修改该预留;为另一拟投项目预留的,两条都要写明拟投项目。",
      candidates: [ServiceError.Candidate(other)])
  }
}

/// A ledger line may not say less than what is reserved on it.
package struct LedgerRule: RecordRule {
  package init() {}

  /// The line as it stands. Throws `ServiceError` `invalid_record` for amounts that cannot be.
  package func completed(
    _ record: Record<LedgerField>, replacing old: Record<LedgerField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<LedgerField> {
    for field in [LedgerField.total, .free] {
      guard let amount = record.quantity(field), amount.milli < 0 else { continue }
      throw ServiceError(refusing: field, code: "negative", message: "「\(field.label)」不能为负数:\(amount.text)。")
    }
    if let total = record.quantity(.total), let free = record.quantity(.free), free > total {
      let unit = record[.resource, as: Resource.self]?.unit ?? ""
      throw ServiceError(
        refusing: LedgerField.free, code: "free_above_total",
        message: "剩余量 \(free.text)\(unit) 大于总量 \(total.text)\(unit),请核对单位,或先更正总量。")
    }
    return record
  }

  /// Compares the line with the live reservations. Throws `ServiceError` `ledger_below_holds`.
  package func settle(
    _ written: Stored<LedgerField>, replacing old: Record<LedgerField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws {
    guard let zone = written.reference(.zone), let free = written.quantity(.free),
      let resource = written[.resource, as: Resource.self]
    else { return }
    let book = CapacityBook(free: free, holds: try await session.liveHolds(zone, resource, today: occasion.today))
    guard !book.admits(free: free, on: occasion.today) else { return }
    let held = book.held(on: occasion.today)
    throw ServiceError(
      .conflict, code: "ledger_below_holds",
      message: "「\(resource.label)」已预留 \(held.text)\(resource.unit),剩余量不能改为 "
        + "\(free.text)\(resource.unit)。请先释放或缩减预留。")
  }
}

extension ChangeSession {
  /// The ledger line of a zone's resource, locked until the change ends; `nil` when there is none. Whoever reserves or
  /// corrects the line waits here, and then sees what the others reserved.
  func lockLedger(_ zone: Int64, _ resource: Resource) async throws -> (line: Stored<LedgerField>, free: Quantity)? {
    let query = RecordQuery<LedgerField>(
      conditions: [.equals(.zone, .reference(zone)), .equals(.resource, .text(resource.rawValue))])
    guard let line = try await first(query) else { return nil }
    try await lock([line])
    return line.quantity(.free).map { (line, $0) }
  }

  /// The reservations of a zone's resource that have not expired.
  func liveHolds(
    _ zone: Int64, _ resource: Resource, today: CalendarDate
  ) async throws -> [CapacityBook.Hold] {
    let holds = try await all(
      HoldField.self, .equals(.zone, .reference(zone)), .equals(.resource, .text(resource.rawValue)),
      .atLeast(.expires, .date(today)))
    return holds.compactMap { stored in
      guard let amount = stored.quantity(.amount), let expires = stored.date(.expires) else {
        return nil
      }
      return CapacityBook.Hold(id: stored.id, amount: amount, expires: expires)
    }
  }
}

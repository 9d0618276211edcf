import Domain
import Service

/// The body of a move of a visit: `{move, reason?, starts_on?, ends_on?, force_reason?}`.
struct VisitMoveBody: Decodable {
  let move: VisitWish
  let reason: String?
  let startsOn: CalendarDate?
  let endsOn: CalendarDate?
  let forceReason: String?

  enum CodingKeys: String, CodingKey {
    case move, reason
    case startsOn = "starts_on"
    case endsOn = "ends_on"
    case forceReason = "force_reason"
  }

  /// What is asked of a postponement; `nil` for another move. Throws `ServiceError` `invalid_record` without a new day.
  func postponing() throws(ServiceError) -> PostponeVisit.Request? {
    guard move == .postpone else { return nil }
    guard let startsOn else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "延期须写明新的开始日期。",
        fields: [.init(field: "starts_on", code: "missing", message: "请写明新的开始日期,如 2026-12-10。")])
    }
    return .init(startsOn: startsOn, endsOn: endsOn, reason: reason ?? "", forceReason: forceReason)
  }
}

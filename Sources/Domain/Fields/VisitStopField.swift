/// The fields of one stop on the itinerary of a visit (行程).
package enum VisitStopField: String, RecordField {
  case visit = "visit_id", day, from = "from_time", to = "to_time", site, zone = "zone_id"
  case building = "building_id", need = "need_id", host, note
  case forceReason = "force_reason"

  /// What it is called and how it is found.
  package static let record = RecordDefinition<VisitStopField>(
    .visitStop, "考察行程", path: "visit-stops", schema: "VisitStop", help: "考察的各个点位", name: .site,
    listed: [.visit, .day, .from, .to, .host])
  /// What a record cannot be without.
  package static let required: Set<VisitStopField> = [.visit, .day, .from, .to, .site]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .visit: .init("考察", .reference(.visit))
    case .day: .init("日期", .date)
    case .from: .init("开始时间", .text)
    case .to: .init("结束时间", .text)
    case .site: .init("地点", .text)
    case .zone: .init("片区", .reference(.zone))
    case .building: .init("厂房", .reference(.building))
    case .need: .init("招商项目", .reference(.need))
    case .host: .init("接待人", .text)
    case .note: .init("备注", .text)
    case .forceReason: .init("重叠理由", .text)
    }
  }
}

extension Entity {
  /// 考察行程
  package static let visitStop = Entity("visit_stop")
}

package import Domain
package import Service

/// The form that plans a visit with its firms and stops.
package struct VisitPlanPage: PageModel {
  package static let template = "visit-new"
  package let frame: Frame
  let problems: Problems?
  let head: [Box]
  let hosts: [Box]
  let firms: [Row]
  let stops: [Row]
  let force: Box
  let offers: [Offers]

  /// One row of boxes.
  struct Row: Sendable {
    let title: String
    let boxes: [Box]
  }

  /// How many rows are offered at first.
  package static let rows = (firms: 2, stops: 3)

  /// - Parameters:
  ///   - typed: what was typed, or filled in before, by box.
  ///   - rows: how many rows are shown.
  package init(
    _ choices: FormChoices, typed: [String: String], rows: (firms: Int, stops: Int), refused: ServiceError? = nil,
    for reader: Frame.Reader
  ) {
    frame = Frame("安排考察", in: .visits, for: reader)
    func filled(_ boxes: [Box], _ key: String = "") -> [Box] {
      let own = key.isEmpty ? "" : key + "-"
      return boxes.map { box in
        Box(renaming: box, to: own + box.name).standing(in: "", typed: typed)
      }
    }
    head = filled([
      Box(VisitField.direction, as: .choice(VisitDirection.allCases.map { ($0.rawValue, $0.label) }, none: nil)),
      Box(VisitField.startsOn), Box(VisitField.endsOn, hint: "不填为当天", isRequired: false),
      Box(VisitField.title, hint: "不填则以企业为名", isRequired: false),
    ])
    hosts = filled([
      Box(VisitField.host, hint: "账号或姓名"), Box(VisitField.hosts, hint: "多人用、隔开"),
      Box(VisitField.contact, hint: "印在邀请函上"), Box(VisitField.contactPhone), Box(VisitField.meetingPlace),
      Box(VisitField.transport), Box(VisitField.note, as: .area, hint: "考察目的、注意事项"),
    ])
    firms = (0..<rows.firms).map { index in
      Row(
        title: "第 \(index + 1) 家",
        boxes: filled(
          [
            Box(
              VisitPartyField.enterprise, as: VisitForms.offered(.enterprise), hint: "名称、编号或信用代码", isRequired: false),
            Box(VisitPartyField.attendees, hint: "多人用、隔开"),
          ], "parties-\(index)"))
    }
    stops = (0..<rows.stops).map { index in
      Row(
        title: "第 \(index + 1) 站",
        boxes: filled(
          [
            Box(VisitStopField.day, hint: "不填为开始日期", isRequired: false),
            Box(VisitStopField.from, as: .time, isRequired: false),
            Box(VisitStopField.to, as: .time, isRequired: false),
            Box(VisitStopField.site, hint: "选了厂房可不填", isRequired: false),
            Box(VisitStopField.need, as: VisitForms.offered(.need)),
            Box(VisitStopField.building, as: VisitForms.offered(.building)), Box(VisitStopField.host),
          ], "stops-\(index)"))
    }
    force = filled([Box(VisitStopField.forceReason, hint: "与其他考察重叠而确需如此的才填")])[0]
    offers = VisitForms.offers(choices)
    let ids = Set((head + hosts + (firms + stops).flatMap(\.boxes) + [force]).map(\.id))
    problems = refused.map { Problems($0, fields: ids) }
  }
}

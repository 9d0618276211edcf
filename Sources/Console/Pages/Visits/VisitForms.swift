import Domain
import Service

/// The forms of a visit's page.
struct VisitForms {
  let visit: Stored<VisitField>
  let path: String
  let choices: FormChoices
  let maker: Act.Maker
  let offers: [Offers]

  init(_ visit: Stored<VisitField>, _ path: String, _ choices: FormChoices, _ maker: Act.Maker) {
    (self.visit, self.path, self.choices, self.maker) = (visit, path, choices, maker)
    offers = VisitForms.offers(choices)
  }

  /// What the boxes for firms, needs and buildings offer.
  static func offers(_ choices: FormChoices) -> [Offers] {
    [Entity.enterprise, .need, .building].map { Offers(id: "offer-\($0)", texts: choices.names(of: $0)) }
  }

  static func offered(_ entity: Entity) -> Box.Kind { .offered("offer-\(entity)") }

  /// Confirms, puts off, cancels or plans it again.
  func move(_ wish: VisitWish) -> Act {
    let reason = Box("reason", VisitField.stateReason.label, .text, isRequired: [.postpone, .cancel].contains(wish))
    switch wish {
    case .confirm:
      return maker.act(
        "confirm", "确认来访", to: path + "/confirm", [Box("reason", "谁以何方式确认", .text)], submit: "确认来访",
        seen: visit.change)
    case .postpone:
      return maker.act(
        "postpone", "改期", to: path + "/postpone",
        [
          Box("starts_on", "新的开始日期", .date, isRequired: true),
          Box("ends_on", "新的结束日期", .date, hint: "不填则天数不变"), reason,
          Box(VisitStopField.forceReason, hint: "改期后与其他考察重叠而确需如此的才填"),
        ], submit: "改期", hint: "行程随之移动,原日期留在历史中。", seen: visit.change)
    case .planAgain:
      return maker.act(
        "plan-again", "重新安排", to: path + "/plan-again", [], submit: "重新安排", seen: visit.change)
    case .cancel:
      return maker.act(
        "cancel", "取消考察", to: path + "/cancel", [reason], submit: "取消考察", hint: "取消后可重新安排,也可当即撤销。",
        seen: visit.change)
    }
  }

  /// Changes who receives and where one meets.
  var edit: Act {
    let fields: [VisitField] = [
      .title, .startsOn, .endsOn, .host, .hosts, .contact, .contactPhone, .meetingPlace, .transport, .note,
    ]
    return maker.act(
      "edit", "修改基本情况", to: path + "/edit",
      fields.map { field in
        Box(field, visit.record, hint: field == .hosts ? "多人用、隔开" : field == .contact ? "印在邀请函上" : nil)
      }, submit: "保存", seen: visit.change, edits: true)
  }

  var addFirm: Act {
    maker.act(
      "firm", "加一家企业", to: path + "/parties",
      [
        Box(VisitPartyField.enterprise, as: VisitForms.offered(.enterprise), hint: "名称、编号或信用代码"),
        Box(VisitPartyField.attendees, hint: "多人用、隔开"), Box(VisitPartyField.forceReason, hint: "与其他考察重叠而确需如此的才填"),
      ], submit: "加入")
  }

  var addStop: Act {
    maker.act("stop", "加一站", to: path + "/stops", VisitForms.stop(visit.date(.startsOn)), submit: "加入行程")
  }

  func stop(_ stop: Stored<VisitStopField>) -> Act {
    func called(_ entity: Entity, _ id: Int64?) -> String? {
      id.map { id in choices.names(of: entity).first { $0.hasPrefix("\(id) ") } ?? "\(id)" }
    }
    let boxes = [
      Box(VisitStopField.day, stop.record), Box(VisitStopField.from, stop.record, as: .time),
      Box(VisitStopField.to, stop.record, as: .time), Box(VisitStopField.site, stop.record, isRequired: false),
      Box(VisitStopField.need, as: VisitForms.offered(.need), value: called(.need, stop.reference(.need))),
      Box(
        VisitStopField.building, as: VisitForms.offered(.building), value: called(.building, stop.reference(.building))),
      Box(VisitStopField.host, stop.record), Box(VisitStopField.note, stop.record),
      Box(VisitStopField.forceReason, stop.record, hint: "与其他考察重叠而确需如此的才填"),
    ]
    let own = "\(path)/stops/\(stop.id)"
    return maker.act(
      "stop-\(stop.id)", "修改", to: own, boxes, submit: "保存", other: .init(label: "删除这一站", action: own + "/remove"),
      seen: stop.change, edits: true)
  }

  /// The boxes of a new stop.
  static func stop(_ day: CalendarDate?) -> [Box] {
    [
      Box(VisitStopField.day, value: day?.description), Box(VisitStopField.from, as: .time),
      Box(VisitStopField.to, as: .time), Box(VisitStopField.site, hint: "选了厂房可不填", isRequired: false),
      Box(VisitStopField.need, as: offered(.need), hint: "这一站要看的项目"),
      Box(VisitStopField.building, as: offered(.building)), Box(VisitStopField.host),
    ]
  }

  func answer(_ ask: Stored<VisitAskField>) -> Act {
    maker.act(
      "ask-\(ask.id)", "登记答复", to: "\(path)/asks/\(ask.id)",
      [Box(VisitAskField.answer, as: .area, isRequired: true), Box(VisitAskField.answeredOn, hint: "不填为今天")],
      submit: "登记答复", seen: ask.change)
  }
}

import Domain
import Service

/// A kind of record that is served: its path, its words, its routes and its schemas.
struct RecordKind: Sendable {
  /// The last part of its path: `enterprises`.
  let path: String
  /// The name of its schema: `Enterprise`.
  let name: String
  /// The word on screen: 企业.
  let label: String
  let routes: [Route]
  let schemas: [NamedSchema]

  init<Field: NamedField>(_ field: Field.Type, path: String, name: String, label: String) {
    self.path = path
    self.name = name
    self.label = label
    let making = RecordRoutes<Field>(path: RouteTable.root + "/" + path, name: name, label: label)
    routes = making.all
    schemas = RecordSchemas<Field>(name: name, label: label).all
  }

  /// All kinds.
  static let all: [RecordKind] = [
    RecordKind(EnterpriseField.self, path: "enterprises", name: "Enterprise", label: "企业"),
    RecordKind(PlanField.self, path: "plans", name: "Plan", label: "拟投项目"),
    RecordKind(PersonField.self, path: "people", name: "Person", label: "校友"),
    RecordKind(TieField.self, path: "ties", name: "Tie", label: "校友任职"),
    RecordKind(NeedField.self, path: "needs", name: "Need", label: "招商项目"),
    RecordKind(RulingField.self, path: "rulings", name: "Ruling", label: "部门认定"),
    RecordKind(StandingField.self, path: "standings", name: "Standing", label: "主体信用核查"),
    RecordKind(EngagementField.self, path: "engagements", name: "Engagement", label: "互动记录"),
    RecordKind(ParkField.self, path: "parks", name: "Park", label: "园区"),
    RecordKind(ZoneField.self, path: "zones", name: "Zone", label: "片区"),
    RecordKind(BuildingField.self, path: "buildings", name: "Building", label: "厂房"),
    RecordKind(LedgerField.self, path: "ledger", name: "LedgerLine", label: "要素台账"),
    RecordKind(HoldField.self, path: "holds", name: "Hold", label: "要素预留"),
    RecordKind(LinkField.self, path: "links", name: "Link", label: "产业链环节"),
    RecordKind(OpportunityField.self, path: "opportunities", name: "Opportunity", label: "在谈项目"),
    RecordKind(StageMoveField.self, path: "stage-moves", name: "StageMove", label: "阶段变更"),
    RecordKind(BallTurnField.self, path: "ball-turns", name: "BallTurn", label: "责任时段"),
    RecordKind(FormalityField.self, path: "formalities", name: "Formality", label: "手续"),
    RecordKind(PromiseField.self, path: "promises", name: "Promise", label: "承诺"),
    RecordKind(VisitField.self, path: "visits", name: "Visit", label: "考察"),
    RecordKind(VisitPartyField.self, path: "visit-parties", name: "VisitParty", label: "考察企业"),
    RecordKind(VisitStopField.self, path: "visit-stops", name: "VisitStop", label: "考察行程"),
    RecordKind(VisitAskField.self, path: "visit-asks", name: "VisitAsk", label: "企业诉求"),
    RecordKind(ReviewSessionField.self, path: "review-sessions", name: "ReviewSession", label: "联审会"),
    RecordKind(SessionItemField.self, path: "session-items", name: "SessionItem", label: "上会项目"),
    RecordKind(OpinionField.self, path: "opinions", name: "Opinion", label: "部门意见"),
    RecordKind(FollowUpField.self, path: "follow-ups", name: "FollowUp", label: "跟进事项"),
    RecordKind(ProgressField.self, path: "progress-notes", name: "ProgressNote", label: "进展记录"),
    RecordKind(SigningField.self, path: "signings", name: "Signing", label: "签约与增资"),
    RecordKind(ArrivalField.self, path: "arrivals", name: "Arrival", label: "到位资金"),
    RecordKind(SupportField.self, path: "support", name: "SupportEntry", label: "帮扶台账"),
    RecordKind(TargetField.self, path: "targets", name: "Target", label: "年度任务"),
    RecordKind(FrozenMonthField.self, path: "frozen-months", name: "FrozenMonth", label: "月报定稿"),
  ]
}

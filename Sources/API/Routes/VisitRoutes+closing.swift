import Domain
import HTTPTypes
import Hummingbird
import Service

extension VisitRoutes {
  /// The routes of what follows a visit.
  static let closing = [minutes, effects, overdue]

  private static let minutes = Route(
    method: .post, path: path + "/minutes", operation: "recordMinutes", tag: tag,
    summary: "登记考察纪要:答复写回企业和拟投项目并以本次考察为依据,下一步成为跟进事项,考察转为已完成;全部写入或全不写入",
    parameters: [id, RecordRoutes<VisitField>.ifMatch], body: .json("MinutesInput"),
    successes: [.init(status: .ok, schema: .ref("Minutes"), headers: ["ETag"])], refusals: [409]
  ) { call in
    let visit = try call.record(of: .visit)
    let demanded = try await call.demanded(visit, of: .visit)
    let body = try call.decoded(try await call.jsonBytes(), as: MinutesInput.self)
    let useCase = call.desk.recordMinutes
    let receipt = try await useCase(
      visit, body, ifMatch: demanded, today: call.desk.today(), invocation: call.invocation)
    let view = try await useCase.view(receipt, invocation: call.invocation)
    return try .json(view, headers: [.eTag: EntityTag.text(view.visit.stored.change)])
  }

  private static let effects = Route(
    method: .get, path: path + "/effects", operation: "readVisitEffects", tag: tag,
    summary: "考察的成效:写入的事实、补齐的待核实事项、各招商项目排序前后、此后的阶段变更", parameters: [id],
    successes: [.init(status: .ok, schema: .ref("VisitEffects"))], refusals: [409]
  ) { call in
    try .json(try await call.desk.visitEffects(try call.record(of: .visit), invocation: call.invocation))
  }

  private static let overdue = Route(
    method: .get, path: RouteTable.root + "/overdue-visits", operation: "listOverdueVisits", tag: tag,
    summary: "已过结束日期而未登记纪要、改期或取消的考察,最久的在前",
    parameters: [.query("owner", .text, "只列由此人接待或陪同的:账号或姓名")],
    successes: [.init(status: .ok, schema: .array(.ref("OverdueVisit")))]
  ) { call in
    try .json(
      try await call.desk.overdueVisits(
        today: call.desk.today(), owner: call.text("owner"), organisation: call.organisation))
  }
}

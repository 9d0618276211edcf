import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes that settle differences.
enum DifferenceRoutes {
  static let all = [
    route("take", .taken, "采用新来的内容,依据与日期仍为其原有的"), route("keep", .kept, "保留现有内容,同样的内容再来时不再列出"),
  ]

  private static func route(_ word: String, _ state: DifferenceState, _ summary: String) -> Route {
    Route(
      method: .post, path: RouteTable.root + "/differences/{id}/\(word)", operation: "\(word)Difference", tag: "待定差异",
      summary: summary,
      parameters: [.path("id", .integer(0...Int64.max), "待定差异编号"), RecordRoutes<DifferenceField>.ifMatch],
      successes: [.init(status: .ok, schema: .ref("Difference"), headers: ["ETag"])], refusals: [409]
    ) { call in
      let record = try call.record(of: .difference)
      let demanded = try await call.demanded(record, of: .difference)
      _ = try await call.desk.settleDifference(
        [record], as: state, ifMatch: demanded, today: call.desk.today(), invocation: call.invocation)
      return try RecordRoutes<DifferenceField>.reply(
        try await call.desk.records(DifferenceField.self).show(record, invocation: call.invocation))
    }
  }
}

import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes of changes, whatever made them.
enum ChangeRoutes {
  static let all = [undo]

  private static let undo = Route(
    method: .post, path: RouteTable.root + "/changes/{change}/undo", operation: "undoChange", tag: "变更",
    summary: "整体撤销一次变更(合并、交接、办理);其后又被改动的记录须先撤销",
    parameters: [.path("change", .integer(0...Int64.max), "变更编号")],
    successes: [.init(status: .ok, schema: .ref("Undoing"))], refusals: [409]
  ) { call in
    try .json(
      UndoView(try await call.desk.undo(call.number("change", of: "change"), invocation: call.invocation)))
  }
}

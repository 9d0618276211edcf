import HTTPTypes
import Hummingbird
import Service

/// The routes about the server itself.
enum StateRoutes {
  static let all = [openAPI, health, readiness]

  private static let openAPI = Route(
    method: .get, path: RouteTable.root + "/openapi.json", operation: "readOpenAPI", tag: "服务", summary: "本说明",
    successes: [.init(status: .ok, schema: .object([], isOpen: true))]
  ) { _ in try document.get() }

  private static let document = Result { try Reply.json(OpenAPIDocument.whole) }

  private static let health = Route(
    method: .get, path: "/healthz", operation: "readHealth", tag: "服务", summary: "进程在运行",
    successes: [.init(status: .ok, schema: .ref("State"))]
  ) { _ in try .json(["status": "ok"]) }

  private static let readiness = Route(
    method: .get, path: "/readyz", operation: "readReadiness", tag: "服务", summary: "第一份数据快照已就绪,可以排序",
    successes: [.init(status: .ok, schema: .ref("State"))]
  ) { call in
    guard call.desk.isReady else {
      throw Problem(
        .serviceUnavailable, code: "not_ready",
        detail: "数据快照尚未就绪。若刚启动请稍候;若一直如此,请管理员检查数据库,并确认参考数据已载入。", headers: [.retryAfter: "2"],
        remedy: .loadReference)
    }
    return try .json(["status": "ready"])
  }
}

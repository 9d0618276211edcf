import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// The routes about the server itself.
enum StateRoutes {
  static let all = [root, openAPI, health, readiness]

  private static let root = Route(
    method: .get, path: "/", operation: "readRoot", tag: "服务", summary: "一句话:接口在哪里",
    successes: [.init(status: .ok, schema: .string, types: ["text/plain; charset=utf-8"])]
  ) { _ in
    Reply(
      headers: [.contentType: "text/plain; charset=utf-8"],
      body: ByteBuffer(
        string: """
          引凤正在运行。这里是程序接口,没有网页界面。
          接口从 \(RouteTable.root)/ 开始,例如 \(RouteTable.root)/needs(招商项目)、\(RouteTable.root)/enterprises(企业)。
          全部说明见 \(RouteTable.root)/openapi.json;是否就绪见 /readyz。
          日常操作请用命令行:yinfeng --help

          """))
  }

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

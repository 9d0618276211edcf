import Domain
import HTTPTypes

/// The description of the API (OpenAPI 3.1), made from the table of routes and the catalogue of fields.
enum OpenAPIDocument {
  static let whole: JSONValue = .object([
    "openapi": "3.1.0",
    "info": .object([
      "title": "引凤", "version": "1",
      "description":
        """
      校友企业与招商项目匹配。金额为元,日期为 yyyy-mm-dd,时间为 RFC 3339 UTC。仅限本机访问;Host 与 Origin 须是本服务。\
      未列出的查询参数一律拒绝。文字不得含控制字符(制表与换行除外)和 Unicode 非字符,长度以 maxLength 为限。
      """,
    ]),
    "servers": .list([.object(["url": "/", "description": "本服务自身;默认 http://127.0.0.1:8080"])]),
    "tags": tags,
    "paths": paths,
    "components": .object([
      "schemas": .object(Dictionary(uniqueKeysWithValues: schemas.map { ($0.name, $0.schema.json) })),
      "parameters": .object(["RequestID": requestID]),
    ]),
  ])

  /// Every schema that the routes refer to.
  static let schemas: [NamedSchema] =
    RecordKind.all.flatMap(\.schemas) + ProjectSchemas.all + MergeRoutes.schemas + DossierRoutes.schemas
    + LedgerRoutes.schemas
    + StandingRoutes.schemas + ReviewSchemas.all + SharedSchemas.all
    + WorkSchemas.all + VisitSchemas.all + ImportSchemas.all + MatchSchemas.all + ComparisonSchemas.all
    + ReferenceSchemas.all + PersonRoutes.schemas + InvitationRoutes.schemas + OwnFirmRoutes.schemas
    + CommandRoutes.schemas + AccountRoutes.schemas + SecondFactorRoutes.schemas

  private static let requestID: JSONValue = .object([
    "name": "X-Request-ID", "in": "header", "required": .flag(false), "schema": Schema.string.json,
    "description": "请求编号,1 至 64 个字母、数字、点、下划线或连字符;不给则由服务生成,并写入答复、日志和变更",
  ])

  /// What each tag gathers: kinds of record by their help, the rest by what they are for.
  private static var tags: JSONValue {
    var told = [
      "命令": "命令行在服务器上办理", "匹配": "排序、逐项说明、以往排序与对照", "变更": "撤销任何一次变更", "个人信息": "本人的查阅、复制与删除,谁看过,谁到期",
      "导入": "导入登记表与名册,查看与撤销", "报表": "统计报表与打印",
      "招引": "呼叫清单", "企业自助": "企业核对自己的资料、提出更正、办理授权", "服务": "服务自身", "补录": "待补事实与补录表", "规则": "行业、评分方案与准入规则",
      "跟进": "今日清单、提醒、工作日",
      "账号": "登录、令牌、账号与权限", "审计": "谁在何时做了什么,记录是否完整",
    ]
    for field in Entity.catalogue { told[field.label] = OpenAPIDocument.help(field) }
    var named: [String] = []
    for route in RouteTable.all where !named.contains(route.tag) { named.append(route.tag) }
    return .list(
      named.map { .object(["name": .string($0), "description": .string(told[$0] ?? $0)]) })
  }

  private static func help<Field: RecordField>(_ field: Field.Type) -> String { Field.record.help }

  private static var paths: JSONValue {
    var paths: [String: [String: JSONValue]] = [:]
    for route in RouteTable.all { paths[route.path, default: [:]][route.method.rawValue.lowercased()] = route.json }
    return .object(paths.mapValues(JSONValue.object))
  }
}

extension Route {
  /// The operation as the document describes it.
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "operationId": .string(operation), "tags": .list([.string(tag)]), "summary": .string(summary),
      "parameters": .list(
        (parameters + (isKeyed ? [.idempotencyKey] : [])).map(\.json) + [
          .object(["$ref": "#/components/parameters/RequestID"])
        ]),
      "responses": responses,
    ]
    if isTagged {
      let known = Parameter.header("If-None-Match", "上次得到的 ETag;没有变化则答 304")
      members["parameters"] = .list(
        (parameters + [known]).map(\.json) + [.object(["$ref": "#/components/parameters/RequestID"])])
    }
    members["requestBody"] = body?.json(method)
    return .object(members)
  }

  private var responses: JSONValue {
    var answers: [String: JSONValue] = [:]
    for status in statuses where status != 304 {
      answers["\(status)"] = .object([
        "description": .string(Problem.title(.init(code: status))),
        "content": .object(["application/problem+json": .object(["schema": Schema.ref("Problem").json])]),
      ])
    }
    let tag: [String] = isTagged ? ["ETag"] : []
    if isTagged {
      answers["304"] = .object(["description": "没有变化", "headers": Route.headers(tag)])
    }
    for success in successes {
      answers["\(success.status.code)"] = .object([
        "description": .string(summary),
        "headers": Route.headers(success.headers + tag.filter { !success.headers.contains($0) }),
        "content": .object(
          Dictionary(uniqueKeysWithValues: success.types.map { ($0, .object(["schema": success.schema.json])) })),
      ])
    }
    return .object(answers)
  }

  private static func headers(_ names: [String]) -> JSONValue {
    .object(Dictionary(uniqueKeysWithValues: names.map { ($0, .object(["schema": Schema.string.json])) }))
  }
}

extension Route.Body {
  /// The body as the document describes it.
  func json(_ method: HTTPRequest.Method) -> JSONValue {
    switch self {
    case .json(let schema):
      let content: JSONValue = .object(["schema": Schema.ref(schema).json])
      let types = method == .patch ? Route.Body.patchTypes : ["application/json"]
      return .object([
        "required": .flag(true),
        "content": .object(Dictionary(uniqueKeysWithValues: types.map { ($0, content) })),
      ])
    case .file(let types):
      return .object([
        "required": .flag(true),
        "content": .object(Dictionary(uniqueKeysWithValues: types.map { ($0, .object([:])) })),
      ])
    }
  }
}

extension Parameter {
  /// The parameter as the document describes it.
  var json: JSONValue {
    let one: JSONValue
    switch kind {
    case .text: one = (longest.map { Schema.text($0) } ?? .string).json
    case .integer(let range):
      one = .object([
        "type": "integer", "format": "int64", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ])
    case .flag: one = Schema.flag.json
    case .yes: one = .object(["type": "boolean", "const": .flag(true)])
    case .choice(let choices), .letters(let choices): one = Schema.choice(choices).json
    case .date: one = Schema.date.json
    case .month: one = .object(["type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"])
    }
    return .object([
      "name": .string(name), "in": .string(place.rawValue), "required": .flag(isRequired),
      "description": .string(summary),
      "schema": isRepeatable ? .object(["type": "array", "items": one]) : one,
    ])
  }
}

import HTTPTypes

/// The description of the API (OpenAPI 3.1), made from the table of routes and the catalogue of fields.
enum OpenAPIDocument {
  static let whole: JSONValue = .object([
    "openapi": "3.1.0",
    "info": .object([
      "title": "引凤", "version": "1",
      "description":
        "校友企业与招商项目匹配。金额为元,日期为 yyyy-mm-dd,时间为 RFC 3339 UTC。仅限本机访问;Host 与 Origin 须是本服务。未列出的查询参数一律拒绝。",
    ]),
    "paths": paths,
    "components": .object([
      "schemas": .object(Dictionary(uniqueKeysWithValues: schemas.map { ($0.name, $0.schema.json) })),
      "parameters": .object(["RequestID": requestID]),
    ]),
  ])

  /// Every schema that the routes refer to.
  static let schemas: [NamedSchema] =
    RecordKind.all.flatMap(\.schemas) + ProjectSchemas.all + MergeRoutes.schemas + LedgerRoutes.schemas
    + StandingRoutes.schemas + ReviewSchemas.all + SharedSchemas.all
    + WorkSchemas.all + VisitSchemas.all + ImportSchemas.all + MatchSchemas.all + ComparisonSchemas.all
    + ReferenceSchemas.all

  private static let requestID: JSONValue = .object([
    "name": "X-Request-ID", "in": "header", "required": .flag(false), "schema": Schema.string.json,
    "description": "请求编号,1 至 64 个字母、数字、点、下划线或连字符;不给则由服务生成,并写入答复、日志和变更",
  ])

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
        parameters.map(\.json) + [.object(["$ref": "#/components/parameters/RequestID"])]),
      "responses": responses,
    ]
    members["requestBody"] = body?.json
    return .object(members)
  }

  private var responses: JSONValue {
    var answers: [String: JSONValue] = [:]
    for status in statuses {
      answers["\(status)"] = .object([
        "description": .string(Problem.title(.init(code: status))),
        "content": .object(["application/problem+json": .object(["schema": Schema.ref("Problem").json])]),
      ])
    }
    for success in successes {
      answers["\(success.status.code)"] = .object([
        "description": .string(summary),
        "headers": .object(
          Dictionary(uniqueKeysWithValues: success.headers.map { ($0, .object(["schema": Schema.string.json])) })),
        "content": .object(
          Dictionary(uniqueKeysWithValues: success.types.map { ($0, .object(["schema": success.schema.json])) })),
      ])
    }
    return .object(answers)
  }
}

extension Route.Body {
  /// The body as the document describes it.
  var json: JSONValue {
    switch self {
    case .json(let schema):
      .object([
        "required": .flag(true),
        "content": .object(["application/json": .object(["schema": Schema.ref(schema).json])]),
      ])
    case .file(let types):
      .object([
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
    case .text: one = Schema.string.json
    case .integer(let range):
      one = .object([
        "type": "integer", "format": "int64", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ])
    case .flag: one = Schema.flag.json
    case .yes: one = .object(["type": "boolean", "const": .flag(true)])
    case .choice(let choices), .letters(let choices): one = Schema.choice(choices).json
    case .date: one = Schema.date.json
    }
    return .object([
      "name": .string(name), "in": .string(place.rawValue), "required": .flag(isRequired),
      "description": .string(summary),
      "schema": isRepeatable ? .object(["type": "array", "items": one]) : one,
    ])
  }
}

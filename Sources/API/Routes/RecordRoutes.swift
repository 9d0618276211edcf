import Domain
import HTTPTypes
import Hummingbird
import Service

/// The routes of one kind of record.
struct RecordRoutes<Field: RecordField> {
  var path: String { RouteTable.root + "/" + Field.record.path }
  var name: String { Field.record.schema }
  var label: String { Field.label }

  /// Records that the work writes are only read.
  var all: [Route] {
    let routes =
      (Field.isOnlyRead ? [list, read, history] : [list, read, change, delete, history, restore])
      + (Field.isOnlyRead || Field.record.comesAsFile ? [] : [create])
      + (Field.takesTables ? [importTable] : [])
    return routes.map { route in
      var route = route
      route.entity = Field.entity
      return route
    }
  }

  var id: Parameter { .path("id", .integer(0...Int64.max), "\(label)编号") }
  static var ifMatch: Parameter { .header("If-Match", "读取该记录时得到的 ETag", isRequired: true) }

  private var list: Route {
    Route(
      method: .get, path: path, operation: "list\(name)s", tag: label, summary: "\(label)列表:筛选、查找、排序、分页;联系方式隐去",
      parameters: [
        .query(
          "search", .text, "在 \(Field.record.searched.map(\.label).joined(separator: "、")) 中查找",
          longest: TextRule.name.longest),
        .query("sort", .choice(RecordRoutes.sortings), "排序字段;前加 - 为从大到小"),
        .query("after", .text, "上一页返回的 next,其余条件须与上一页相同"), .query("limit", .integer(1...1000), "每页条数,默认 50"),
      ] + Filters<Field>.parameters,
      successes: [.init(status: .ok, schema: .ref("\(name)List"), headers: ["Link"])]
    ) { call in
      let steering = ["search", "sort", "after", "limit"]
      let request = ListRequest(
        filters: call.query.filter { !steering.contains($0.name) }, search: call.text("search"),
        sort: call.text("sort"),
        after: call.text("after"), limit: Int(call.integer("limit") ?? 50))
      let page = try await call.desk.records(Field.self).list(request, organisation: call.organisation)
      var headers: HTTPFields = [:]
      if let next = page.next {
        let query = QueryText.text(call.query.filter { $0.name != "after" } + [("after", next)])
        headers[.link] = "<\(call.route.path)?\(query)>; rel=\"next\""
      }
      return try .json(page, headers: headers)
    }
  }

  private static var sortings: [String] {
    let names = ["id"] + Field.allCases.filter { !Field.personal.contains($0) && !$0.kind.isList }.map(\.name)
    return names.flatMap { [$0, "-" + $0] }
  }

  private var read: Route {
    let purpose = DiscloseContacts.kinds.contains(Field.entity) ? Parameter.contactPurpose : []
    return Route(
      method: .get, path: path + "/{id}", operation: "read\(name)", tag: label, summary: "一条\(label),含每项事实的来源",
      parameters: [id] + purpose,
      successes: [.init(status: .ok, schema: .ref(name), headers: ["ETag"])]
    ) { call in
      let view = try await call.desk.records(Field.self).show(
        call.record(of: Field.entity), for: call.contactWish, invocation: call.invocation)
      return try RecordRoutes.reply(view)
    }
  }

  private var history: Route {
    Route(
      method: .get, path: path + "/{id}/history", operation: "read\(name)History", tag: label,
      summary: "\(label)的历次状态,最近的在前;已删除的也可查", parameters: [id],
      successes: [.init(status: .ok, schema: .array(.ref("\(name)State")))]
    ) { call in
      let id = try call.number("id", of: Field.entity.rawValue)
      return try .json(
        try await call.desk.records(Field.self).history("\(id)", organisation: call.organisation))
    }
  }

  /// The record with its ETag.
  static func reply(
    _ view: RecordView<Field>, status: HTTPResponse.Status = .ok, location: String? = nil
  ) throws -> Reply {
    var headers: HTTPFields = [.eTag: EntityTag.text(view.stored.change)]
    headers[.location] = location
    return try .json(view, status: status, headers: headers)
  }
}

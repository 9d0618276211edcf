import Domain
import HTTPTypes
import Hummingbird
import Service

extension RecordRoutes {
  /// The record as a write left it, with what to mind of it; of a dry run as it would be.
  private static func view(_ receipt: RecordReceipt<Field>, _ call: Call) async throws -> RecordView<Field> {
    let keeper = call.desk.records(Field.self)
    guard receipt.change != nil else { return try await keeper.views([receipt], invocation: call.invocation)[0] }
    var view = try await keeper.show("#\(receipt.stored.id)", invocation: call.invocation)
    view.warnings = receipt.warnings
    return view
  }

  var create: Route {
    Route(
      method: .post, path: path, operation: "create\(name)", tag: label, summary: "新增\(label)",
      parameters: [.dryRun],
      body: .json("\(name)Input"),
      successes: [
        .init(status: .created, schema: .ref(name), headers: ["ETag", "Location"]),
        .init(status: .ok, schema: .ref(name)),
      ], refusals: [409]
    ) { [path] call in
      let body = try call.decoded(try await call.jsonBytes(), as: RecordBody.self)
      let keeper = call.desk.records(Field.self)
      let isDryRun = call.flag("dry_run")
      let receipt = try await keeper.add(
        body.values, evidence: body.evidence, today: call.desk.today(), isDryRun: isDryRun,
        invocation: call.invocation)
      let view = try await RecordRoutes.view(receipt, call)
      if isDryRun { return try .json(view) }
      return try RecordRoutes.reply(view, status: .created, location: "\(path)/\(receipt.stored.id)")
    }
  }

  var change: Route {
    Route(
      method: .patch, path: path + "/{id}", operation: "change\(name)", tag: label,
      summary: "修改\(label)的若干字段;null 表示未知", parameters: [id, RecordRoutes.ifMatch, .dryRun],
      body: .json("\(name)Input"),
      successes: [.init(status: .ok, schema: .ref(name), headers: ["ETag"])], refusals: [409]
    ) { call in
      let record = try call.record(of: Field.entity)
      let demanded = try await call.demanded(record, of: Field.entity)
      let body = try call.decoded(try await call.jsonBytes(), as: RecordBody.self)
      let keeper = call.desk.records(Field.self)
      let isDryRun = call.flag("dry_run")
      let receipt = try await keeper.edit(
        record, body.values, ifMatch: demanded, evidence: body.evidence, today: call.desk.today(), isDryRun: isDryRun,
        invocation: call.invocation)
      let view = try await RecordRoutes.view(receipt, call)
      guard isDryRun else { return try RecordRoutes.reply(view) }
      let standing = try await keeper.show(record, invocation: call.invocation)
      return try .json(view, headers: [.eTag: EntityTag.text(standing.stored.change)])
    }
  }

  var delete: Route {
    Route(
      method: .delete, path: path + "/{id}", operation: "delete\(name)", tag: label,
      summary: "删除\(label)及其所属记录;可用 restore 恢复", parameters: [id, RecordRoutes.ifMatch, .dryRun],
      successes: [.init(status: .ok, schema: .ref("Deletion"))], refusals: [409]
    ) { call in
      let record = try call.record(of: Field.entity)
      let receipt = try await call.desk.records(Field.self).delete(
        record, ifMatch: try await call.demanded(record, of: Field.entity), isDryRun: call.flag("dry_run"),
        invocation: call.invocation)
      return try .json(Deletion(receipt))
    }
  }

  var restore: Route {
    Route(
      method: .post, path: path + "/{id}/restore", operation: "restore\(name)", tag: label,
      summary: "恢复已删除的\(label)及随之删除的记录", parameters: [id],
      successes: [.init(status: .ok, schema: .ref(name), headers: ["ETag"])], refusals: [409]
    ) { call in
      let id = try call.number("id", of: Field.entity.rawValue)
      let keeper = call.desk.records(Field.self)
      _ = try await keeper.restore(id, invocation: call.invocation)
      return try RecordRoutes.reply(try await keeper.show("#\(id)", invocation: call.invocation))
    }
  }
}

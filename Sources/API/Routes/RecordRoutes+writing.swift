import Domain
import HTTPTypes
import Hummingbird
import Service

extension RecordRoutes {
  var create: Route {
    Route(
      method: .post, path: path, operation: "create\(name)", tag: label, summary: "新增\(label)",
      parameters: [.idempotencyKey],
      body: .json("\(name)Input"),
      successes: [.init(status: .created, schema: .ref(name), headers: ["ETag", "Location"])], refusals: [409]
    ) { [path] call in
      let bytes = try await call.jsonBytes()
      return try await call.creating(path, bytes) {
        let body = try call.decoded(bytes, as: RecordBody.self)
        let keeper = call.desk.records(Field.self)
        let receipt = try await keeper.add(
          body.values, evidence: body.evidence, today: call.desk.today(), invocation: call.invocation)
        let view = try await keeper.show("#\(receipt.stored.id)", invocation: call.invocation)
        return try RecordRoutes.reply(view, status: .created, location: "\(path)/\(receipt.stored.id)")
      }
    }
  }

  var change: Route {
    Route(
      method: .patch, path: path + "/{id}", operation: "change\(name)", tag: label,
      summary: "修改\(label)的若干字段;null 表示未知", parameters: [id, RecordRoutes.ifMatch], body: .json("\(name)Input"),
      successes: [.init(status: .ok, schema: .ref(name), headers: ["ETag"])], refusals: [409]
    ) { call in
      let record = try call.record(of: Field.entity)
      let demanded = try await call.demanded(record, of: Field.entity)
      let body = try call.decoded(try await call.jsonBytes(), as: RecordBody.self)
      let keeper = call.desk.records(Field.self)
      _ = try await keeper.edit(
        record, body.values, ifMatch: demanded, evidence: body.evidence, today: call.desk.today(),
        invocation: call.invocation)
      return try RecordRoutes.reply(try await keeper.show(record, invocation: call.invocation))
    }
  }

  var delete: Route {
    Route(
      method: .delete, path: path + "/{id}", operation: "delete\(name)", tag: label,
      summary: "删除\(label)及其所属记录;可用 restore 恢复", parameters: [id, RecordRoutes.ifMatch],
      successes: [.init(status: .ok, schema: .ref("Deletion"))], refusals: [409]
    ) { call in
      let record = try call.record(of: Field.entity)
      let receipt = try await call.desk.records(Field.self).delete(
        record, ifMatch: try await call.demanded(record, of: Field.entity), invocation: call.invocation)
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

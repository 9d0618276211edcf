import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The pages that change a record field by field.
enum EditPages {
  static let all: [PageRoute] = routes(.need, .keepParks) + routes(.enterprise, .keepFirms) + routes(.park, .keepParks)

  /// What pages of records tell of what was just done.
  static let told = ["edited": "已保存", "unchanged": "没有改动,什么都没有写入", "added": "已登记", "named": "已存为评分方案,下面是用它排的名单"]

  private static func routes<Field: RecordField>(_ form: EditedForm<Field>, _ action: Action) -> [PageRoute] {
    let path = "/\(Field.path)/{id}/edit"
    return [
      .get(path, action) { call in try await EditPages.page(form, call) },
      .post(path, action) { call in try await EditPages.save(form, call) },
    ]
  }

  private static func page<Field: RecordField>(
    _ form: EditedForm<Field>, _ call: PageCall, typed: [String: String]? = nil, since seen: Int64? = nil,
    shown: Int64? = nil, refused: ServiceError? = nil
  ) async throws -> Reply {
    let id = try call.number("id", of: Field.entity)
    let organisation = call.invocation.organisation
    let records = call.desk.records(Field.self)
    let view = try await records.show("#\(id)", invocation: call.invocation)
    var faster: (since: Int64, writers: [Field: ChangeEntry])?
    if let seen { faster = (seen, try await records.meanwhile(id, since: seen, organisation: organisation)) }
    let choices = try await call.desk.minutesForm.choices(firms: [], today: call.today, organisation: organisation)
    return call.page(
      EditPage(
        form, view, choices, typed: typed, seen: shown, faster: faster, refused: refused, on: call.today,
        for: try call.demandReader()),
      status: refused?.pageStatus ?? (faster == nil ? .ok : .conflict))
  }

  private static func save<Field: RecordField>(_ form: EditedForm<Field>, _ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: Field.entity)
    let records = call.desk.records(Field.self)
    let unchosen = fields.all(EditConflict.open).filter { name in
      ![EditConflict.mine, EditConflict.theirs].contains(fields[EditConflict.pick(name)])
    }
    let seen = fields.seen ?? 0
    // What the asker leaves to the other is as good as not typed.
    let typed = fields.byName.filter { name, _ in fields[EditConflict.pick(name)] != EditConflict.theirs }
    do {
      guard unchosen.isEmpty else {
        let problems = unchosen.map { name in
          let label = Field(rawValue: name)?.label ?? name
          return ServiceError.FieldProblem(
            field: EditConflict.pick(name), code: "missing", message: "请选定「\(label)」用哪一个。")
        }
        throw ServiceError(.invalid, code: "invalid_record", message: problems[0].message, fields: problems)
      }
      let standing = try await records.show("#\(id)", invocation: call.invocation).stored
      let values = VisitPages.changed(typed, form.fields, standing.record)
      let receipt = try await records.edit(
        "#\(id)", values, ifMatch: seen, evidence: try evidence(fields), today: call.today,
        invocation: call.invocation)
      guard let change = receipt.change else { return .led(to: form.path(id) + "?done=unchanged") }
      return .led(to: form.path(id) + "?done=edited&change=\(change)")
    } catch let error as ServiceError where error.code == ServiceError.recordChanged.code {
      return try await page(form, call, typed: typed, since: seen)
    } catch let error as ServiceError where [.invalid, .conflict, .notFound, .ambiguous].contains(error.kind) {
      // A version that is still to be chosen is shown again; `shown` of each box says what the asker opened.
      guard unchosen.isEmpty else {
        return try await page(
          form, call, typed: fields.byName, since: fields[EditConflict.since].flatMap { Int64($0) } ?? 0, refused: error
        )
      }
      return try await page(form, call, typed: typed, shown: fields.seen, refused: error)
    }
  }

  /// On what a form says that its facts rest. Throws `invalid_record` for a day that is none.
  static func evidence(_ fields: FormFields) throws -> EvidenceInput {
    EvidenceInput(
      title: fields.filled("evidence_title"), asOf: try fields.day("evidence_as_of", "属实日期"),
      grade: fields.filled("evidence_grade").flatMap { EvidenceGrade(rawValue: $0) } ?? .selfReported,
      takes: fields["evidence_take"] == "take")
  }
}

package import Domain
import Intake
import Sheets

/// The form a visit is planned with (考察安排表): the visit, its firms, its stops.
package struct PlanForm: Sendable {
  let registry: any Registry

  /// Forms of this registry.
  package init(_ registry: any Registry) { self.registry = registry }

  private static let fields: [VisitField] = [
    .title, .direction, .startsOn, .endsOn, .host, .hosts, .people, .meetingPlace, .transport, .contact, .contactPhone,
    .note,
  ]
  private static var parties: FormTable<VisitPartyField> {
    FormTable(sheet: "参加企业", path: "parties", fields: [.enterprise, .attendees, .opportunity, .note, .forceReason])
  }
  private static var stops: FormTable<VisitStopField> {
    FormTable(
      sheet: "行程", path: "stops",
      fields: [.day, .from, .to, .site, .zone, .building, .need, .host, .note, .forceReason])
  }

  private static func hint(_ field: VisitField) -> String {
    switch field {
    case .title: "如 线束企业来石考察"
    case .endsOn: "一天的可不填"
    case .hosts: "多人用、隔开"
    case .contact, .contactPhone: "印在邀请函上,供企业联系"
    case .meetingPlace, .transport: "印在邀请函上;来石考察打印邀请函前须填"
    default: VisitField.required.contains(field) ? "必填" : ""
    }
  }

  /// The empty form, with these firms on it and these needs one a stop; the choices are the records as they are.
  ///
  /// Throws `ServiceError` `enterprise_not_found`, `need_not_found` and the like; `cannot_write`.
  package func blank(
    firms: [String] = [], needs: [String] = [], today: CalendarDate, organisation: Int64
  ) async throws -> [UInt8] {
    let records = registry.records(organisation)
    var named: [Stored<EnterpriseField>] = []
    for words in firms { named.append(try await records.find(EnterpriseField.self, words)) }
    var asked: [Stored<NeedField>] = []
    for words in needs { asked.append(try await records.find(NeedField.self, words)) }
    let choices = try await FormChoices.read(registry, firms: named.map(\.id), today: today, organisation)
    let head = FormHead(
      sheet: "考察安排",
      lines: PlanForm.fields.map { field in
        .init(name: field.name, label: field.label, kind: choices.kind(field), hint: PlanForm.hint(field))
      })
    let title = "考察安排表"
    return try FormFile.bytes([
      head.sheet(title: title),
      PlanForm.parties.sheet(
        title: title, named.map { [.enterprise: FormChoices.called($0)] }, open: max(4, 8 - named.count), choices),
      PlanForm.stops.sheet(title: title, asked.map { [.need: FormChoices.called($0)] }, open: 10, choices),
    ])
  }

  /// Plans the visit that the filled form at `path` tells, as `plan` does it; refusals name sheet, row and column.
  package func planned(
    path: String, _ plan: PlanVisit, today: CalendarDate, isDryRun: Bool, invocation: Invocation
  ) async throws -> (visit: Stored<VisitField>, change: Int64?) {
    let form = try await FormFile.read(path)
    var places = FormPlaces()
    let head = FormHead(sheet: "考察安排", lines: PlanForm.fields.map { .init(name: $0.name, label: $0.label) })
    let visit = try head.read(form, &places)
    let input = VisitPlanInput(
      visit: visit.mapValues(InputValue.text), parties: PlanForm.parties.read(form, &places),
      stops: PlanForm.stops.read(form, &places))
    return try await places.naming {
      try await plan(input, today: today, isDryRun: isDryRun, invocation: invocation)
    }
  }
}

enum FormFile {
  static func bytes(_ sheets: [FormSheet]) throws -> [UInt8] {
    do { return try FormWorkbook.bytes(sheets) } catch {
      throw ServiceError(.unavailable, code: "cannot_write", message: "无法生成工作簿:\(error.message)。")
    }
  }

  /// Throws `ServiceError` with the intake's code when the file cannot be read.
  static func read(_ path: String) async throws -> FilledForm {
    do { return try await ReadingThread.run { try FilledForm(path: path, check: $0) } } catch let error as IntakeError {
      throw ServiceError(intake: error)
    }
  }
}

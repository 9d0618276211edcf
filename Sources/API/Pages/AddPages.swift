import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The pages that add a record by its fields.
enum AddPages {
  static let all: [PageRoute] =
    routes("/parks/new", .park, .keepParks) { _, id in EditedForm.park.path(id) }
    + routes("/parks/{id}/zones/new", .zone, .keepParks, within: park) { call, _ in try await park(call) ?? "/parks" }
    + routes("/parks/{id}/buildings/new", .building, .keepParks, within: park) { call, _ in
      try await park(call) ?? "/parks"
    }
    + routes("/enterprises/new", .enterprise, .keepFirms) { _, id in EditedForm.enterprise.path(id) }

  private typealias Place = @Sendable (PageCall) async throws -> String?

  /// - Parameters:
  ///   - within: the page of the record that the new one hangs on; `nil` for one that stands by itself.
  ///   - after: where the form leads once the record of this number is there.
  private static func routes<Field: RecordField>(
    _ path: String, _ form: EditedForm<Field>, _ action: Action, within: @escaping Place = { _ in nil },
    after: @escaping @Sendable (PageCall, Int64) async throws -> String
  ) -> [PageRoute] {
    @Sendable func page(
      _ call: PageCall, _ typed: [String: String], refused: ServiceError? = nil
    ) async throws -> Reply {
      let back = try await within(call)
      let choices = try await call.desk.minutesForm.choices(
        firms: [], today: call.today, organisation: call.invocation.organisation)
      return call.page(
        AddPage(
          form, choices, action: back.map { $0 + "/\(Field.path)/new" } ?? path, back: back ?? form.place.path,
          typed: typed, refused: refused, for: try call.demandReader()), status: refused?.pageStatus ?? .ok)
    }
    return [
      .get(path, action) { call in
        let park = ZoneField.park.name
        guard form.fields.contains(where: { $0.name == park }) else { return try await page(call, [:]) }
        return try await page(call, [park: "#\(try call.number("id", of: .park))"])
      },
      .post(path, action) { call in
        let fields = try await call.form()
        do {
          let receipt = try await call.desk.records(Field.self).add(
            VisitPages.values(fields, form.fields), evidence: try EditPages.evidence(fields), today: call.today,
            invocation: call.invocation)
          return .led(
            to: try await after(call, receipt.stored.id) + "?done=added&change=\(receipt.change ?? 0)")
        } catch let error as ServiceError where [.invalid, .conflict, .ambiguous].contains(error.kind) {
          return try await page(call, fields.byName, refused: error)
        }
      },
    ]
  }

  /// The page of the park that the address names. Throws 404 where there is none.
  private static let park: Place = { call in
    let id = try call.number("id", of: .park)
    _ = try await call.desk.records(ParkField.self).show("#\(id)", invocation: call.invocation)
    return EditedForm.park.path(id)
  }
}

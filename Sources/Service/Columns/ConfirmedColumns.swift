package import Domain
import Intake

/// The column headers that people settled, by the shape of the sheet.
struct ConfirmedColumns: Sendable {
  private let standing: [Stored<ConfirmedColumnField>]

  /// What a change holds while it settles columns.
  static let lock = "confirmed_column"

  /// What an organisation has settled so far.
  init(_ records: any RecordReading) async throws {
    standing = try await records.all(ConfirmedColumnField.self)
  }

  /// The field of each header, by shape.
  var byShape: [String: [String: String]] {
    var result: [String: [String: String]] = [:]
    for stored in standing {
      guard let shape = stored.record.text(.shape), let header = stored.record.text(.header) else { continue }
      result[shape, default: [:]][header] = stored.record.text(.field)
    }
    return result
  }

  /// Keeps what was settled for the sheets of a file, in place of what was settled before. Answers whether any of it is new.
  ///
  /// - Parameters:
  ///   - map: headers settled with this import.
  func remember(
    _ sheets: [IntakeSummary.Sheet], _ map: [String: String], file: String, source: Int64, _ session: any ChangeSession
  ) async throws -> Bool {
    guard !map.isEmpty else { return false }
    // Two imports that settle the same column keep it once: the later one sees what the earlier one kept.
    try await session.lock(ConfirmedColumns.lock)
    let standing = try await session.all(ConfirmedColumnField.self)
    var known: [[String]: Stored<ConfirmedColumnField>] = [:]
    for stored in standing {
      known[[stored.record.text(.shape) ?? "", stored.record.text(.header) ?? ""]] = stored
    }
    var fresh: [[String]: NewRecord<ConfirmedColumnField>] = [:]
    var changed: [Stored<ConfirmedColumnField>] = []
    for sheet in sheets {
      for column in sheet.columns where column.isSettled {
        guard let field = column.field else { continue }
        let record = Record<ConfirmedColumnField>([
          .header: .text(column.header), .field: .text(field.qualified), .shape: .text(sheet.shape), .file: .text(file),
        ])
        let key = [sheet.shape, column.header]
        guard let old = known[key] else {
          fresh[key] = NewRecord(record, source: source)
          continue
        }
        if old.record[.field] == record[.field] { continue }
        changed.append(
          Stored(
            id: old.id, change: old.change, record: record,
            sources: record.values.mapValues { _ in source }))
      }
    }
    _ = try await session.insert(Array(fresh.values))
    _ = try await session.update(changed)
    return !fresh.isEmpty || !changed.isEmpty
  }
}

/// A settled column names a field that a list can fill, and is settled once for a shape of sheet.
package struct ConfirmedColumnRule: RecordRule {
  /// A rule that needs nothing but the catalogue of fields.
  package init() {}

  /// The record as it stands. Throws `ServiceError` `invalid_record` when the field does not exist.
  package func completed(
    _ record: Record<ConfirmedColumnField>, replacing old: Record<ConfirmedColumnField>?, _ occasion: Occasion,
    _ session: any ChangeSession
  ) async throws -> Record<ConfirmedColumnField> {
    let name = record.text(.field) ?? ""
    guard ImportField(qualified: name) != nil else {
      throw ServiceError(
        refusing: ConfirmedColumnField.field, code: "unknown_field",
        message: "没有字段「\(name)」。请写全名,如 enterprise.revenue_yuan、plan.land_mu、person.phone;不保存的列写 ignored。")
    }
    try await session.lock(ConfirmedColumns.lock)
    let others = try await session.all(
      ConfirmedColumnField.self, .equals(.shape, record[.shape] ?? .text("")),
      .equals(.header, record[.header] ?? .text("")))
    if old == nil, let other = others.first {
      throw ServiceError(
        refusing: ConfirmedColumnField.header, code: "column_confirmed",
        message: "这种表的列「\(record.text(.header) ?? "")」已有确认(编号 \(other.id)),请改那一条。")
    }
    return record
  }
}

package import Domain

/// A weaker or older word on a fact, beside the one that stands.
package struct Difference: Sendable, Hashable {
  /// The record the fact is of.
  package let entity: Entity
  package let record: Int64
  /// The field's name, and its word on screen.
  package let field: String
  package let label: String
  /// What stands, as it is printed, and where it comes from.
  package let standing: String?
  package let standingSource: Source?
  /// What was told, as it is printed; `nil` that it is not known.
  package let told: String?
  package let toldSource: Source
  /// What was told, in its canonical form.
  let value: String?
  /// Whose fact it is.
  package var name = ""
}

/// A difference as every face shows it: `{id?, sheet?, row?, name, entity, record, field, label, standing?,
/// standing_source?, told?, told_source}`.
package struct DifferenceView: Sendable, Encodable, Hashable {
  /// Its number, with which it is taken or kept; absent when nothing was written.
  package let id: Int64?
  /// The row of the file that told it.
  package var sheet: String?
  package var row: Int?
  package let name: String
  package let entity: Entity
  package let record: Int64
  package let field: String
  package let label: String
  package let standing: String?
  package let standingSource: SourceView?
  package let told: String?
  package let toldSource: SourceView

  /// `甲子示例 职工人数:现有 120(自填,2026-03-05,名册),新来 150(口头,2026-11-20,考察)`
  package var words: String {
    func told(_ value: String?, _ source: SourceView?) -> String {
      (value ?? "(未知)")
        + (source.map { source in
          "(\(EvidenceGrade(rawValue: source.grade)?.label ?? source.grade),\(source.asOf),\(source.title))"
        } ?? "")
    }
    return "\(name) \(label):现有 \(told(standing, standingSource)),新来 \(told(self.told, toldSource))"
  }

  enum CodingKeys: String, CodingKey {
    case id, sheet, row, name, entity, record, field, label, standing, told
    case standingSource = "standing_source"
    case toldSource = "told_source"
  }

  init(_ difference: Difference, id: Int64?) {
    self.id = id
    name = difference.name
    entity = difference.entity
    record = difference.record
    field = difference.field
    label = difference.label
    standing = difference.standing
    standingSource = difference.standingSource.map(SourceView.init)
    told = difference.told
    toldSource = SourceView(difference.toldSource)
  }
}

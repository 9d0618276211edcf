import Domain

/// What of the records changed between two data versions: a fact with its old and new value, or a record that was made or
/// deleted. Contact data is masked.
package struct ChangedFact: Sendable, Encodable, Hashable {
  /// The kind of record, in the API's word.
  package let entity: String
  package let id: Int64
  /// The record on screen: `企业 甲子示例`, `互动记录`.
  package let record: String
  /// The field; absent where the whole record was made or deleted.
  package let field: String?
  /// The field on screen.
  package let label: String?
  /// The value before, in words; absent when it was not known, or the record not there.
  package let before: String?
  /// The value after, in words; absent when it is no longer known, or the record is gone.
  package let after: String?
  /// Where the word that counts now comes from; that of the word before where none does.
  package let source: SourceView?
  /// The last change that touched it.
  package let change: Int64
  /// When that was, RFC 3339 UTC.
  package let recordedAt: String
  package let actor: String

  enum CodingKeys: String, CodingKey {
    case entity, id, record, field, label, before, after, source, change, actor
    case recordedAt = "recorded_at"
  }

  /// One sentence: `企业 甲子示例 上年营业收入:5600万元 → 7100万元(2025年审计报告,书面证明,2026-11-20)`.
  package var words: String {
    let source = source.map { source in
      let grade = EvidenceGrade(rawValue: source.grade)?.label ?? source.grade
      return "(\(source.title),\(grade),\(source.asOf))"
    }
    let told =
      switch (field, before, after) {
      case (nil, nil, let after?): "新增\(record):\(after)"
      case (nil, let before?, nil): "删去\(record):\(before)"
      default: "\(record) \(label ?? field ?? ""):\(before ?? "未知") → \(after ?? "未知")"
      }
    return told + (source ?? "")
  }
}

/// A criterion or gate that says otherwise of a pair than it did.
package struct MovedLine: Sendable, Encodable, Hashable {
  /// The criterion or gate, in the API's word.
  package let key: String
  /// The words on screen.
  package let label: String
  /// Points of the side for a criterion, the verdict for a gate; absent where it was not asked.
  package let before: String?
  package let after: String?

  /// How far it moved, thousandths of a point; a gate, and what was not asked before or after, the furthest.
  var size: Int64 {
    guard let before = before.flatMap({ Quantity($0) }), let after = after.flatMap({ Quantity($0) }) else {
      return .max
    }
    return (after.milli - before.milli).magnitude > UInt64(Int64.max) ? .max : abs(after.milli - before.milli)
  }

  /// `互动热度 0.00 → 12.50`.
  package var words: String { "\(label) \(before ?? "不适用") → \(after ?? "不适用")" }
}

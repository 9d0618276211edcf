import Domain

/// One thing that is not known of a firm or its plan, and who knows it.
struct Unknown: Sendable, Hashable {
  /// The field, or the topic where no field answers it: `plan.power_kva`, `gate.standing`.
  let key: String
  /// The question, as it is put to a person.
  let text: String
  let who: String
  /// The public registers that know; empty when none does.
  let register: String
  /// What hangs on it.
  var topics: [String]
  /// How far the answer can move the total through criteria, hundredths of a point.
  var points: Int64
  /// What a veto would cost, hundredths of a point; 0 when no gate hangs on the answer.
  var atStake: Int64

  /// How far the answer can move the total in all; no total exceeds 100.
  var swing: Int64 { min(10_000, points + atStake) }

  /// The firm's field that answers; `nil` where the plan or somebody's judgement does.
  var firmField: EnterpriseField? { Unknown.field(key) }
  /// The field of the firm's plan that answers.
  var planField: PlanField? { Unknown.field(key) }
  /// Whether what a person is to the firm answers.
  var isOfTie: Bool { (Unknown.field(key) as TieField?) != nil }

  /// The field that a key names, where it is of this kind of record.
  static func field<Field: RecordField>(_ key: String, _ type: Field.Type = Field.self) -> Field? {
    let prefix = "\(Field.entity)."
    return key.hasPrefix(prefix) ? Field(rawValue: String(key.dropFirst(prefix.count))) : nil
  }
}

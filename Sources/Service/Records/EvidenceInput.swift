package import Domain

/// Where the facts of one edit come from.
package struct EvidenceInput: Sendable, Hashable, Decodable {
  /// What kind of source it is; typed in by staff when nothing is said.
  package var kind: Source.Kind
  /// What the source is called; the actor's name when nothing is said.
  package var title: String?
  /// The day the facts were true; today when nothing is said.
  package var asOf: CalendarDate?
  /// How far the claims are credited; self-reported when nothing is said.
  package var grade: EvidenceGrade
  /// Whether the person says that the word stands although what it replaces is evidenced better or of a later day.
  package var takes: Bool

  /// Where the facts of one edit come from.
  package init(
    kind: Source.Kind = .manual, title: String? = nil, asOf: CalendarDate? = nil, grade: EvidenceGrade = .selfReported,
    takes: Bool = false
  ) {
    self.kind = kind
    self.title = title
    self.asOf = asOf
    self.grade = grade
    self.takes = takes
  }

  enum CodingKeys: String, CodingKey {
    case kind, title, grade
    case asOf = "as_of"
    case takes = "take"
  }

  /// Reads `{kind?, title?, as_of?, grade?, take?}`.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decodeIfPresent(Source.Kind.self, forKey: .kind) ?? .manual
    title = try container.decodeIfPresent(String.self, forKey: .title)
    asOf = try container.decodeIfPresent(CalendarDate.self, forKey: .asOf)
    grade = try container.decodeIfPresent(EvidenceGrade.self, forKey: .grade) ?? .selfReported
    takes = try container.decodeIfPresent(Bool.self, forKey: .takes) ?? false
  }
}

import Domain

/// When a fact was true, where it comes from and how well it is evidenced: the same for most facts of an import.
struct Provenance: Sendable, Hashable {
  var asOf: CalendarDate
  var source: Int64
  var grade: EvidenceGrade
}

package import Domain

/// A fact with the day it was true, where it comes from and how well it is evidenced. An unknown fact is a `nil` of it.
package struct Dated<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The fact; zero and empty are answers.
  package var value: Value
  /// The day the fact was true; ageing counts from here.
  package var asOf: CalendarDate
  /// Number of the source row, 0 when there is none.
  package var source: Int64
  /// How far a claim of it is credited.
  package var grade: EvidenceGrade

  /// A fact as it is stored.
  @inlinable package init(_ value: Value, asOf: CalendarDate, source: Int64 = 0, grade: EvidenceGrade = .selfReported) {
    self.value = value
    self.asOf = asOf
    self.source = source
    self.grade = grade
  }
}

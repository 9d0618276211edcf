import Domain
import Scoring

/// Gives values the day, source and grade of where they come from; most rows come from the source of the row before.
struct Dating: Sendable {
  private let sources: [Int64: Source]
  private var latest: (id: Int64, asOf: CalendarDate, grade: EvidenceGrade)?

  init(_ sources: [Int64: Source]) { self.sources = sources }

  /// The value as a fact; `nil` where it or its source is not known.
  ///
  /// - Parameter grade: overrides the source's where the record itself says how well it is evidenced.
  mutating func fact<Value>(_ value: Value?, _ source: Int64, _ grade: EvidenceGrade? = nil) -> Dated<Value>? {
    guard let value else { return nil }
    if latest?.id != source {
      guard let found = sources[source] else { return nil }
      latest = (source, found.asOf, found.grade)
    }
    guard let latest else { return nil }
    return Dated(value, asOf: latest.asOf, source: source, grade: grade ?? latest.grade)
  }
}

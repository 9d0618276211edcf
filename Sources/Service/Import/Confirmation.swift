import Domain

/// When a row that repeats a known value renews the day of that fact: only when the user stated the file's own day, that
/// day is later than the fact's, and the file is no weaker evidence.
struct Confirmation {
  /// The source of the file.
  let source: Int64
  /// The stated day; `nil` when none was stated, and then nothing is renewed.
  let asOf: CalendarDate?
  let grade: EvidenceGrade
  /// Sources looked up so far.
  private var known: [Int64: Source] = [:]

  init(source: Int64, asOf: CalendarDate?, grade: EvidenceGrade) {
    self.source = source
    self.asOf = asOf
    self.grade = grade
  }

  /// Looks up the sources of records that rows may confirm.
  mutating func learn<Field: RecordField>(_ records: some Sequence<Stored<Field>>, _ session: any ChangeSession)
    async throws
  {
    guard asOf != nil else { return }
    let missing = Set(records.flatMap { $0.sources.values }).filter { known[$0] == nil && $0 != source }
    guard !missing.isEmpty else { return }
    known.merge(try await session.sources(Array(missing))) { first, _ in first }
  }

  /// Whether a fact of this source is renewed by the file.
  func renews(_ old: Int64?) -> Bool {
    guard let asOf, let old = old.flatMap({ known[$0] }) else { return false }
    return asOf > old.asOf && Confirmation.strength(grade) >= Confirmation.strength(old.grade)
  }

  private static func strength(_ grade: EvidenceGrade) -> Int {
    switch grade {
    case .oral: 0
    case .selfReported: 1
    case .documented: 2
    }
  }
}

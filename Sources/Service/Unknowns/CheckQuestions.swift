import Domain

/// Which fields answer an open criterion or gate, how the question is put, who answers it, and which public register knows.
///
/// Source: the reference table `check-questions`.
struct CheckQuestions: Sendable {
  /// One field that answers a topic.
  struct Row: Sendable, Hashable {
    /// `enterprise`, `plan`, or another kind of record.
    let entity: String
    let field: String
    /// The question, as it is put to a person.
    let question: String
    let who: String
    /// The public registers that know; empty when none does.
    let register: String
    /// The part of the topic's swing that the field decides, %.
    let share: Int64
    /// The landing modes it matters for; all when empty.
    let landing: [String]
  }

  private let rows: [String: [Row]]

  static func read(_ references: any ReferenceStore, organisation: Int64) async throws -> CheckQuestions {
    let table = try await references.table("check-questions", organisation: organisation)
    var rows: [String: [Row]] = [:]
    for row in try table.project(["topic", "field", "question", "who", "register", "share", "landing"]) {
      let parts = row[1].split(separator: "." as Character, maxSplits: 1)
      guard parts.count == 2, let share = Int64(row[5]), (1...100).contains(share) else {
        throw ReferenceTable.invalid("check-questions", "无法识别「\(row[1]) \(row[5])」")
      }
      rows[row[0], default: []].append(
        Row(
          entity: String(parts[0]), field: String(parts[1]), question: row[2], who: row[3], register: row[4],
          share: share, landing: ReferenceTable.items(row[6])))
    }
    return CheckQuestions(rows: rows)
  }

  private init(rows: [String: [Row]]) { self.rows = rows }

  /// The fields that answer a topic for a project that lands in this way; all when the way is not known.
  func rows(_ topic: String, landing: String?) -> [Row] {
    (rows[topic] ?? []).filter { $0.landing.isEmpty || landing == nil || $0.landing.contains(landing ?? "") }
  }
}

package import Domain

/// Minutes in words: an answer is `[企业:]字段=值`, an ask `[企业:]诉求[;责任人;期限]` or `[企业:]诉求[;答复=…]`, a next step
/// `事项;责任人;期限`.
package struct MinutesWords: Sendable {
  package var topics: String
  package var consensus: String?
  package var differences: String?
  package var minutesOn: CalendarDate?
  package var minutesBy: String?
  package var grade: EvidenceGrade
  package var answers: [String]
  package var nextSteps: [String]
  package var asks: [String]

  package init(
    topics: String, consensus: String? = nil, differences: String? = nil, minutesOn: CalendarDate? = nil,
    minutesBy: String? = nil, grade: EvidenceGrade = .oral, answers: [String] = [], nextSteps: [String] = [],
    asks: [String] = []
  ) {
    self.topics = topics
    self.consensus = consensus
    self.differences = differences
    self.minutesOn = minutesOn
    self.minutesBy = minutesBy
    self.grade = grade
    self.answers = answers
    self.nextSteps = nextSteps
    self.asks = asks
  }

  /// The minutes. Throws `ServiceError` `invalid_record` naming what cannot be read by its path.
  package func minutes() throws -> MinutesInput {
    MinutesInput(
      topics: topics, consensus: consensus, differences: differences, minutesOn: minutesOn, minutesBy: minutesBy,
      grade: grade, answers: try answers.enumerated().map { try MinutesWords.answer($1, $0) },
      nextSteps: try nextSteps.enumerated().map { try MinutesWords.step($1, $0) },
      asks: asks.map(MinutesWords.ask))
  }

  private static func answer(_ words: String, _ index: Int) throws -> MinutesInput.Answer {
    let pair = VisitPlanWords.split(words, at: "=＝")
    guard let value = pair.rest else {
      throw refusal("answers[\(index)].field", "答复写成 [企业:]字段=值,不能是「\(words)」。")
    }
    let named = VisitPlanWords.split(pair.first, at: ":：")
    guard let field = named.rest else { return .init(field: named.first, value: .text(value)) }
    return .init(enterprise: .text(named.first), field: field, value: .text(value))
  }

  private static func step(_ words: String, _ index: Int) throws -> [String: InputValue] {
    let parts = words.split(omittingEmptySubsequences: false) { ";；".contains($0) }.map(\.trimmed)
    guard parts.count == 3, !parts.contains("") else {
      throw refusal("next_steps[\(index)].title", "下一步写成 事项;责任人;期限,如 核实电价口径;示例供电窗口;2026-12-08,不能是「\(words)」。")
    }
    return ["title": .text(parts[0]), "owner": .text(parts[1]), "due_on": .text(parts[2])]
  }

  private static func ask(_ words: String) -> [String: InputValue] {
    let parts = words.split(omittingEmptySubsequences: false) { ";；".contains($0) }.map(\.trimmed)
    let named = VisitPlanWords.split(parts[0], at: ":：")
    var ask: [String: InputValue] = ["ask": .text(named.rest ?? named.first)]
    if named.rest != nil { ask["enterprise"] = .text(named.first) }
    let rest = parts.dropFirst().filter { !$0.isEmpty }
    if let answered = rest.first(where: { $0.hasPrefix("答复=") }) {
      ask["answer"] = .text(String(answered.dropFirst(3)))
    }
    for (field, value) in zip(["owner", "due_on"], rest.filter { !$0.hasPrefix("答复=") }) { ask[field] = .text(value) }
    return ask
  }

  private static func refusal(_ path: String, _ message: String) -> ServiceError {
    ServiceError(
      .invalid, code: "invalid_record", message: message,
      fields: [.init(field: path, code: "unreadable", message: message)])
  }
}

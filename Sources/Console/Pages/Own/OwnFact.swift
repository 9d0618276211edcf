import Domain
import Service

/// One fact of a firm with the box that corrects it.
struct OwnFact: Sendable {
  /// The name of the box: `enterprise.revenue_yuan`, `plan.12.land_mu`, `person.city`.
  let key: String
  let label: String
  /// What stands; `nil` where it is asked for because nothing does.
  let stands: String?
  let source: String?
  let pending: String?
  let errors: [String]
  let isWrong: Bool
  let typed: String
  let choices: Choices?
  let isLong: Bool
  let isLine: Bool
  let hint: String

  struct Choices: Sendable {
    /// What stands for no choice.
    let none: String
    let options: [NeedListPage.Option]
  }

  static func key(_ entity: Entity, _ id: Int64, _ field: String) -> String {
    entity == .plan ? "plan.\(id).\(field)" : "\(entity).\(field)"
  }

  /// - Parameters:
  ///   - question: how it is asked, where nothing is known; `nil` where what stands may be corrected.
  ///   - typed: what was typed, by the name of its box.
  init(
    _ item: OwnProfile.Item, _ fact: OwnProfile.Fact, asking question: String?, _ typed: [String: String],
    _ problems: [ServiceError.FieldProblem]
  ) {
    let key = OwnFact.key(item.entity, item.id, fact.field)
    let said = typed[key] ?? ""
    self.key = key
    label = question ?? fact.label
    stands = question == nil ? fact.value ?? "(未登记)" : nil
    source = question == nil ? fact.source.map { OwnFact.words($0) } : nil
    pending = fact.pending
    errors = problems.filter { $0.field == key }.map(\.message)
    isWrong = !errors.isEmpty
    self.typed = said
    choices = fact.choices.map { choices in
      Choices(
        none: question == nil ? "不更正" : "请选择",
        options: choices.map { .init(value: $0.code, label: $0.label, isChosen: $0.code == said) })
    }
    isLong = fact.choices == nil && fact.isLong
    isLine = fact.choices == nil && !fact.isLong
    hint = fact.hint
  }

  /// What is said beside the facts.
  init(note: String, _ problems: [ServiceError.FieldProblem]) {
    (key, label, stands, source, pending) = ("note", "说明(可不填)", nil, nil, nil)
    errors = problems.filter { $0.field == "note" }.map(\.message)
    isWrong = !errors.isEmpty
    (typed, choices, isLong, isLine, hint) = (note, nil, true, false, "")
  }

  private static func words(_ source: SourceView) -> String {
    "出处:\(source.title),\(EvidenceGrade(rawValue: source.grade)?.label ?? source.grade),\(source.asOf.chinese)"
  }
}

package import Domain
import Intake
import Sheets

/// The form minutes are written with (考察纪要表): what was agreed, what was answered, new plans, next steps and asks. What is
/// not known of each firm stands on it as questions.
package struct MinutesForm: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let scenes: SceneKeeper

  /// Forms of this registry's visits, their questions from scenes of this keeper.
  package init(_ registry: any Registry, references: any ReferenceStore, scenes: SceneKeeper) {
    self.registry = registry
    self.references = references
    self.scenes = scenes
  }

  private static let visit = "visit"
  private static let answers = "答复"
  private static let columns = ["企业", "拟投项目", "内容", "现有记录", "核实事项", "答复"]
  private static var plans: FormTable<PlanField> {
    FormTable(
      sheet: "新拟投项目", path: "plans",
      fields: [
        .enterprise, .name, .content, .landing, .totalInvestment, .fixedInvestment, .land, .plant, .power, .jobs,
        .start,
      ])
  }
  private static var steps: FormTable<FollowUpField> {
    FormTable(sheet: "下一步", path: "next_steps", fields: [.title, .owner, .dueOn, .priority, .enterprise, .note])
  }
  private static var asks: FormTable<VisitAskField> {
    FormTable(sheet: "诉求", path: "asks", fields: [.enterprise, .ask, .answer, .owner, .dueOn])
  }
  private static let grades = EvidenceGrade.allCases.map(\.label)

  private static func head(_ code: String, _ writer: String = "") -> FormHead {
    FormHead(
      sheet: "纪要",
      lines: [
        .init(name: visit, label: VisitField.code.label, text: code, kind: .told, hint: "请勿改动"),
        .init(name: "topics", label: VisitField.topics.label, hint: "必填:谈了什么"),
        .init(name: "consensus", label: VisitField.consensus.label),
        .init(name: "differences", label: VisitField.differences.label),
        .init(name: "minutes_on", label: VisitField.minutesOn.label, kind: .day, hint: "不填为登记当日"),
        .init(name: "minutes_by", label: VisitField.minutesBy.label, text: writer, hint: "不填为登记人"),
        .init(
          name: "grade", label: "答复的依据等级", kind: .choice(grades), hint: "不填为\(EvidenceGrade.oral.label)"),
      ])
  }

  /// The form of the visit that `words` names. Throws `ServiceError` `visit_not_found`, `cannot_write`.
  package func blank(
    _ words: String, today: CalendarDate, organisation: Int64
  ) async throws -> (bytes: [UInt8], name: String) {
    let itinerary = try await Itinerary.read(words, registry, organisation)
    let code = itinerary.visit.text(.code) ?? "\(itinerary.visit.id)"
    let choices = try await FormChoices.read(registry, firms: itinerary.firms, today: today, organisation)
    let title = "考察纪要表 \(code) \(itinerary.visit.text(.title) ?? "")"
    let firms = try await registry.records(organisation).those(EnterpriseField.self, itinerary.firms)
    let bytes = try FormFile.bytes([
      MinutesForm.head(code, itinerary.visit.texts(.hosts)?.first ?? "").sheet(title: title),
      try await answers(itinerary, firms, choices, title, today, organisation),
      MinutesForm.plans.sheet(title: title, [], open: 3, choices),
      MinutesForm.steps.sheet(title: title, [], open: 8, choices),
      MinutesForm.asks.sheet(title: title, [], open: 8, choices),
    ])
    return (bytes, "\(code)-考察纪要表")
  }

  private func answers(
    _ itinerary: Itinerary, _ firms: [Int64: Stored<EnterpriseField>], _ choices: FormChoices, _ title: String,
    _ today: CalendarDate, _ organisation: Int64
  ) async throws -> FormSheet {
    let labels = (EnterpriseField.allCases.map(\.label) + PlanField.allCases.map(\.label)).uniqued()
    let firmKind = choices.kind(VisitPartyField.enterprise)
    var rows: [[FormSheet.Cell]] = []
    for question in try await questions(itinerary, today, organisation) {
      rows.append([
        .init(firms[question.firm].map(FormChoices.called) ?? question.name, firmKind), .init(question.plan ?? ""),
        .init(question.label, .suggestion(labels)), .init("未知", .told), .init(question.text, .told), .init(),
      ])
    }
    rows += (0..<10).map { _ in
      [.init("", firmKind), .init(), .init("", .suggestion(labels)), .init("", .told), .init("", .told), .init()]
    }
    let widths = [26, 22, 18, 10, 34, 26]
    let notes = ["企业", "属于拟投项目的内容可写其名称,只有一个的可不写", "从下拉中选字段", nil, nil, "金额写明单位,如 3000万元;没有答复的留空"]
    return FormSheet(
      name: MinutesForm.answers, title: title,
      columns: MinutesForm.columns.indices.map { .init(MinutesForm.columns[$0], width: widths[$0], note: notes[$0]) },
      rows: rows, isWide: true)
  }

  /// One thing that is not known of a firm of the visit and that a field answers.
  package struct Question: Sendable, Hashable {
    package let firm: Int64
    package let name: String
    /// The plan it is about; `nil` where it is the firm itself.
    package let plan: String?
    package let key: QuestionKey
    /// The field on screen.
    package let label: String
    /// The question, as it is put to a person.
    package let text: String
  }

  /// What is to be asked on the visit that `words` names, firm by firm, what moves most first. Throws `ServiceError`
  /// `visit_not_found`, `not_allowed` for who may not ask for rankings.
  package func questions(_ words: String, today: CalendarDate, organisation: Int64) async throws -> [Question] {
    try await questions(Itinerary.read(words, registry, organisation), today, organisation)
  }

  private func questions(
    _ itinerary: Itinerary, _ today: CalendarDate, _ organisation: Int64
  ) async throws -> [Question] {
    let collect = CollectQuestions(
      registry: registry, references: references, scenes: scenes, organisation: organisation)
    return try await collect(itinerary, today: today).flatMap { questions in
      questions.asked.compactMap { question in
        let parts = question.key.split(separator: ".").map(String.init)
        let isOfPlan = parts.first == Entity.plan.rawValue
        guard parts.count == 2,
          let key = QuestionKey(questions.firm, plan: isOfPlan ? questions.planID : nil, parts[0], parts[1])
        else { return nil }
        return Question(
          firm: questions.firm, name: questions.name, plan: isOfPlan ? questions.plan : nil, key: key,
          label: key.label, text: question.text)
      }
    }
  }

  /// What a form about these firms offers to choose from.
  package func choices(firms: [Int64], today: CalendarDate, organisation: Int64) async throws -> FormChoices {
    try await FormChoices.read(registry, firms: firms, today: today, organisation)
  }

  /// Records the minutes that the filled form at `path` tells of the visit that `words` names, as `record` does it;
  /// refusals name sheet, row and column. Throws `ServiceError` `form_of_other_visit` besides.
  package func recorded(
    path: String, _ words: String, _ record: RecordMinutes, ifMatch: Int64?, today: CalendarDate, isDryRun: Bool,
    invocation: Invocation
  ) async throws -> MinutesReceipt {
    let form = try await FormFile.read(path)
    let visit = try await FindRecord<VisitField>(registry)(words, organisation: invocation.organisation)
    var places = FormPlaces()
    let head = try MinutesForm.head("").read(form, &places)
    guard head[MinutesForm.visit] == visit.text(.code) else {
      throw ServiceError(
        .conflict, code: "form_of_other_visit",
        message: "这份纪要表是考察 \(head[MinutesForm.visit] ?? "(空)")的,不是 \(visit.called)的。")
    }
    let grade = head["grade"].flatMap { text in EvidenceGrade.allCases.first { $0.label == text } }
    if let text = head["grade"], grade == nil {
      places.refuse("grade", text, "请从下拉中选:" + MinutesForm.grades.joined(separator: "、"))
    }
    let day = head["minutes_on"].flatMap { CalendarDate($0) }
    if let text = head["minutes_on"], day == nil { places.refuse("minutes_on", text, "请填日期,如 2026-12-10") }
    let minutes = MinutesInput(
      topics: head["topics"] ?? "", consensus: head["consensus"], differences: head["differences"], minutesOn: day,
      minutesBy: head["minutes_by"], grade: grade ?? .oral, answers: MinutesForm.answers(form, &places),
      plans: MinutesForm.plans.read(form, &places), nextSteps: MinutesForm.steps.read(form, &places),
      asks: MinutesForm.asks.read(form, &places))
    return try await places.naming {
      try await record(words, minutes, ifMatch: ifMatch, today: today, isDryRun: isDryRun, invocation: invocation)
    }
  }

  /// The rows that were answered.
  private static func answers(_ form: FilledForm, _ places: inout FormPlaces) -> [MinutesInput.Answer] {
    guard let rows = form.sheets[answers], let head = rows.first else { return [] }
    var told: [MinutesInput.Answer] = []
    for row in rows.dropFirst() {
      func cell(_ title: String) -> String? {
        guard let index = head.cells.firstIndex(of: title), index < row.cells.count, !row.cells[index].isEmpty else {
          return nil
        }
        return row.cells[index]
      }
      let path = "answers[\(told.count)]."
      func isRefused(_ title: String) -> Bool {
        guard let index = head.cells.firstIndex(of: title) else { return false }
        return places.refuses(index, of: row, sheet: answers, field: path, label: title)
      }
      if isRefused("答复") { continue }
      guard let value = cell("答复"), ["企业", "拟投项目", "内容"].filter(isRefused).isEmpty else { continue }
      places.note(
        path, sheet: answers, row: row.number,
        columns: ["enterprise": "A 列「企业」", "plan": "B 列「拟投项目」", "field": "C 列「内容」", "value": "F 列「答复」"])
      let field = cell("内容") ?? ""
      if isMoney(field), value.allSatisfy({ "0123456789.,".contains($0) }) {
        places.refuse(path + "value", value, "「\(field)」是金额,请写明单位,如 \(value)万元")
      }
      let plan = cell("拟投项目").map(InputValue.text)
      told.append(
        MinutesInput.Answer(
          enterprise: plan == nil ? cell("企业").map(InputValue.text) : nil, plan: plan, field: field, value: .text(value)
        ))
    }
    return told
  }

  private static func isMoney(_ label: String) -> Bool {
    EnterpriseField.allCases.contains { $0.label == label && $0.kind == .money }
      || PlanField.allCases.contains { $0.label == label && $0.kind == .money }
  }
}

extension FormPlaces {
  /// Refuses the text at a place.
  mutating func refuse(_ path: String, _ text: String, _ hint: String) {
    problems.append(
      .init(
        field: path, code: "unreadable", message: (words(path).map { $0 + ":" } ?? "") + "不能是「\(text)」。\(hint)。"))
  }
}

extension Array where Element: Hashable {
  /// Each element once, in order.
  fileprivate func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

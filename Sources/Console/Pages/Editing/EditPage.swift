package import Domain
package import Service

/// Changes a record: one box a field, on what the change rests, and where somebody was faster both versions cell by cell.
package struct EditPage: PageModel {
  package static let template = "edit"
  package let frame: Frame
  let section: Link
  let record: Link
  let heading: String
  let action: String
  let groups: [Group]
  let evidence: Group
  let hidden: [Act.Hidden]
  let isTestimony: Bool
  let conflict: EditConflict?
  let problems: Problems?

  struct Link: Sendable {
    let label: String
    let path: String
  }

  struct Group: Sendable {
    let title: String
    let boxes: [Box]
  }

  /// - Parameters:
  ///   - typed: what was typed where it was refused, by box.
  ///   - seen: the change that was shown where the form was filled; `nil` for the one that stands.
  ///   - faster: who wrote which field since the change that was shown, where the record is no longer that one.
  package init<Field: RecordField>(
    _ form: EditedForm<Field>, _ view: RecordView<Field>, _ choices: FormChoices, typed: [String: String]? = nil,
    seen: Int64? = nil, faster: (since: Int64, writers: [Field: ChangeEntry])? = nil, refused: ServiceError? = nil,
    on today: CalendarDate,
    for reader: Frame.Reader
  ) {
    let id = view.stored.id
    let name = view.stored.words(Field.record.name)
    heading = faster == nil ? "修改\(Field.label)" : "两人同时修改了\(Field.label)"
    frame = Frame("\(heading) · \(name)", in: form.place, for: reader)
    section = Link(label: form.place.label, path: form.place.path)
    record = Link(label: name, path: form.path(id))
    action = form.path(id) + "/edit"
    isTestimony = Field.record.isTestimony
    let boxes = FieldBoxes(
      standing: view, choices: choices, areas: form.areas, hints: form.hints, today: today)
    let shown = form.groups.map { group in
      Group(
        title: group.title,
        boxes: group.fields.map { field in
          let box = boxes.box(field)
          guard let typed, let text = typed[field.name], Act.isChanged(field.name, text, in: typed) else { return box }
          return box.standing(in: "", typed: typed)
        })
    }
    groups = shown
    evidence = Group(
      title: "依据",
      boxes: EvidenceBoxes.boxes(settles: isTestimony).map { box in
        typed?[box.name] == nil ? box : box.standing(in: "", typed: typed)
      })
    hidden =
      [Act.Hidden(name: "seen", value: "\(seen ?? view.stored.change)")]
      + form.fields.map { Act.Hidden(name: Act.shown($0.name), value: boxes.text($0)) }
    conflict = faster.map { EditConflict(form, boxes, typed ?? [:], $0) }
    var ids = Set((shown.flatMap(\.boxes) + evidence.boxes).map(\.id))
    if let conflict { ids = Set(conflict.both.map { "pick-\($0.name)" }) }
    problems = refused.map { Problems(EditPage.told($0), fields: ids) }
  }

  /// The refusal, with where a stronger word is set aside.
  private static func told(_ refused: ServiceError) -> ServiceError {
    guard refused.code == "weaker_evidence" else { return refused }
    let way = ServiceError.FieldProblem(
      field: EvidenceBoxes.names[3], code: refused.code, message: "有同等依据的,请在页末写明依据;确要以本次为准的,请选“仍以本次为准”。")
    return ServiceError(refused.kind, code: refused.code, message: refused.message, fields: refused.fields + [way])
  }
}

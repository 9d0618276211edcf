package import Domain
package import Service

/// Adds a record: one box a field, and on what it rests.
package struct AddPage: PageModel {
  package static let template = "add"
  package let frame: Frame
  let section: EditPage.Link
  let heading: String
  let action: String
  let groups: [EditPage.Group]
  let problems: Problems?

  /// - Parameters:
  ///   - action: where the form goes.
  ///   - back: where whoever adds nothing goes.
  ///   - typed: what stands in the boxes: what was typed, or what the page is asked with.
  package init<Field: RecordField>(
    _ form: EditedForm<Field>, _ choices: FormChoices, action: String, back: String, typed: [String: String],
    refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    heading = "登记\(Field.label)"
    frame = Frame(heading, in: form.place, for: reader)
    section = EditPage.Link(label: form.place.label, path: back)
    self.action = action
    let boxes = FieldBoxes<Field>(choices: choices, areas: form.areas, hints: form.hints)
    var groups = form.groups.map { group in
      EditPage.Group(
        title: group.title, boxes: group.fields.map { boxes.box($0).standing(in: "", typed: typed) })
    }
    if Field.record.isTestimony {
      let evidence = EvidenceBoxes.boxes(settles: false).map { box in
        typed[box.name] == nil ? box : box.standing(in: "", typed: typed)
      }
      groups.append(EditPage.Group(title: "依据", boxes: evidence))
    }
    self.groups = groups
    problems = refused.map { Problems($0, fields: Set(groups.flatMap(\.boxes).map(\.id))) }
  }
}

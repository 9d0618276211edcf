package import Domain
import Service

/// What somebody typed beside what somebody else made of the same record meanwhile: each field that both changed is chosen,
/// what only one changed stays as it was changed.
package struct EditConflict: Sendable {
  let both: [Cell]
  /// What only the asker changed, which goes along.
  let own: [Cell]
  /// What only others changed, which stays.
  let others: [Cell]
  /// Who wrote meanwhile: `示例专员甲,2026年11月28日 10:41`.
  let by: [String]
  /// What goes along unseen.
  let hidden: [Act.Hidden]

  struct Cell: Sendable {
    let name: String
    let label: String
    /// As it was when the asker opened the form.
    let before: String
    let mine: String
    let now: String
    /// Who wrote what stands now, and when.
    let who: String
    let isMine: Bool
    let isTheirs: Bool
  }

  /// What the choice of a field goes by.
  package static func pick(_ name: String) -> String { "pick-" + name }
  /// The choice that keeps what stands.
  package static let theirs = "theirs"
  /// The choice that writes what was typed.
  package static let mine = "mine"
  /// What names the change that the asker opened the form at.
  package static let since = "since"
  /// What names the fields that have to be chosen.
  package static let open = "both"

  init<Field: RecordField>(
    _ form: EditedForm<Field>, _ boxes: FieldBoxes<Field>, _ typed: [String: String],
    _ faster: (since: Int64, writers: [Field: ChangeEntry])
  ) {
    let writers = faster.writers
    let opened = { (field: Field) in Act.shown("opened-" + field.name) }
    func words(_ change: ChangeEntry) -> String { "\(change.actor),\(PageWords.moment(change.recordedAt))" }
    func said(_ field: Field, _ text: String) -> String {
      if text.allSatisfy(\.isWhitespace) { return "(空)" }
      switch field.kind {
      case .choice(let choices): return choices.first { $0.code == text }?.label ?? text
      case .reference: return boxes.box(field).choice?.options.first { $0.value == text }?.label ?? text
      default: return text
      }
    }
    var (both, own, others): ([Cell], [Cell], [Cell]) = ([], [], [])
    for field in form.fields {
      let mine = typed[field.name] ?? ""
      let before = typed[opened(field)] ?? typed[Act.shown(field.name)] ?? ""
      let isOwn = typed[field.name] != nil && Act.isChanged(field.name, mine, in: typed)
      let standing = Field.personal.contains(field) ? boxes.standing?.stored.text(field) ?? "" : boxes.text(field)
      let pick = typed[EditConflict.pick(field.name)]
      let cell = Cell(
        name: field.name, label: field.label, before: Field.personal.contains(field) ? "(没有显示)" : said(field, before),
        mine: said(field, mine),
        now: said(field, standing), who: writers[field].map(words) ?? "", isMine: pick == EditConflict.mine,
        isTheirs: pick == EditConflict.theirs)
      switch (isOwn, writers[field] != nil) {
      case (true, true) where mine != standing: both.append(cell)
      case (true, false): own.append(cell)
      case (false, true): others.append(cell)
      default: break
      }
    }
    (self.both, self.own, self.others) = (both, own, others)
    by = Array(Set(writers.values.map(words))).sorted()
    let sent = Set((both + own).map(\.name))
    hidden =
      form.fields.filter { sent.contains($0.name) }.flatMap { field in
        [
          Act.Hidden(name: field.name, value: typed[field.name] ?? ""),
          Act.Hidden(name: Act.shown(field.name), value: boxes.text(field)),
          Act.Hidden(name: opened(field), value: typed[opened(field)] ?? typed[Act.shown(field.name)] ?? ""),
        ]
      } + both.map { Act.Hidden(name: EditConflict.open, value: $0.name) }
      + EvidenceBoxes.names.map { Act.Hidden(name: $0, value: typed[$0] ?? "") }
      + [
        Act.Hidden(name: "seen", value: "\(boxes.standing?.stored.change ?? 0)"),
        Act.Hidden(name: EditConflict.since, value: "\(faster.since)"),
      ]
  }
}

import Domain

/// A stored record with what a word says put over it.
struct Overlay<Field: RecordField> {
  /// The record after the word.
  let stored: Stored<Field>
  /// The cells that changed.
  let cells: [RowResult.Cell]
  /// Known values that take the word as their source.
  let renewed: [Field]
  /// Where something stands that the word does not replace.
  let differences: [Difference]
  /// Whether the record stays as it is, sources included.
  let isVain: Bool

  /// Puts the told values over the stored ones where the word weighs enough; what it does not say stays. That a known fact is
  /// not known, as it says of the `cleared` fields, is always a difference; so is what it says of the `held` ones.
  init(
    _ told: Record<Field>, over old: Stored<Field>, _ word: Word, prefix: String = "", clearing cleared: [Field] = [],
    holding held: Set<Field> = []
  ) {
    var record = old.record
    var sources = old.sources
    var cells: [RowResult.Cell] = []
    var renewed: [Field] = []
    var differences: [Difference] = []
    func shown(_ value: FieldValue?, _ field: Field) -> String? {
      value.map { ContactMask.shown($0, field) }
    }
    let words: [(Field, FieldValue?)] = told.known.map { ($0.field, $0.value) } + cleared.map { ($0, nil) }
    for (field, value) in words {
      let standing = old.record[field]
      if standing == value {
        if word.renews(old.sources[field]) {
          sources[field] = word.source.id
          renewed.append(field)
        }
        continue
      }
      var next = value
      if Field.gathered.contains(field), let before = standing?.text, let added = value?.text {
        guard let text = Overlay.gathered(added, of: word.source.asOf, to: before) else { continue }
        next = .text(text)
        if word.replaces(old.sources[field]) { sources[field] = word.source.id }
      } else if next != nil, !held.contains(field), standing == nil || word.replaces(old.sources[field]) {
        sources[field] = word.source.id
      } else {
        differences.append(
          Difference(
            entity: Field.entity, record: old.id, field: field.name, label: Overlay.label(field, prefix),
            standing: shown(standing, field), standingSource: word.standing(old.sources[field]),
            told: shown(value, field), toldSource: word.source, value: value?.canonical))
        continue
      }
      record[field] = next
      cells.append(
        .init(
          field: prefix + field.name, label: Overlay.label(field, prefix), old: shown(standing, field),
          new: shown(next, field)))
    }
    stored = Stored(id: old.id, change: old.change, record: record, sources: sources)
    self.cells = cells
    self.renewed = renewed
    self.differences = differences
    isVain = cells.isEmpty && sources == old.sources
  }

  /// The word on screen, with the kind of record where it is not the row's own.
  private static func label(_ field: Field, _ prefix: String) -> String {
    prefix.isEmpty ? field.label : "\(Field.label)·\(field.label)"
  }

  /// The remark with another added on a line of its own, after its day; `nil` when it is said already. A remark that holds
  /// what stands takes its place.
  private static func gathered(_ added: String, of day: CalendarDate, to text: String) -> String? {
    func bare(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }
    let (standing, new) = (bare(text), bare(added))
    if new.isEmpty || standing.contains(new) { return nil }
    return new.contains(standing) ? added : "\(text)\n\(day) \(added)"
  }
}

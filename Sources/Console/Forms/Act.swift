package import Service

/// Something that is done by a small form of a page: what it asks, and where it goes.
package struct Act: Sendable {
  let key: String
  let title: String
  let action: String
  /// What is said above its boxes.
  let lead: String?
  let boxes: [Box]
  /// What goes along unseen.
  let hidden: [Hidden]
  let submit: String
  /// Buttons that each send a value of their own; empty where one sends the form.
  let buttons: [Button]
  /// Where the second button of the form goes.
  let other: Other?
  let isOpen: Bool
  let problems: [String]
  let word: String

  struct Hidden: Sendable {
    let name: String
    let value: String
  }

  struct Button: Sendable {
    let name: String
    let value: String
    let label: String
  }

  struct Other: Sendable {
    let label: String
    let action: String
  }

  /// What a form said that was refused.
  package struct Refused: Sendable {
    /// The form's key; empty for the page's one form.
    package let key: String
    package let error: ServiceError
    package let typed: [String: String]

    package init(_ key: String, _ error: ServiceError, typed: [String: String]) {
      (self.key, self.error, self.typed) = (key, error, typed)
    }

    /// What stands on top of the page, each with a link to its box.
    func problems(in boxes: some Sequence<Box>) -> Problems {
      let prefix = key.isEmpty ? "" : key + "-"
      let moved = ServiceError(
        error.kind, code: error.code, message: error.message,
        fields: error.fields.map { .init(field: prefix + $0.field, code: $0.code, message: $0.message) })
      return Problems(moved, fields: Set(boxes.map(\.id)))
    }
  }

  /// What goes along with the box of a name: the text that it was shown with.
  package static func shown(_ name: String) -> String { "shown-" + name }

  /// Whether the text of a box is another one than it was shown with. A box of one line drops breaks.
  package static func isChanged(_ name: String, _ text: String, in typed: [String: String]) -> Bool {
    guard let shown = typed[shown(name)] else { return true }
    return text != shown && text != shown.filter { !$0.isNewline }
  }

  /// What stands in boxes of a record after a refusal: what was typed, and where nothing was what the record holds by now.
  private static func changed(_ boxes: [Box], _ typed: [String: String]) -> [String: String] {
    var texts = typed
    for box in boxes where !isChanged(box.name, typed[box.name] ?? "", in: typed) { texts[box.name] = box.value }
    return texts
  }

  /// Makes the forms of one page.
  struct Maker: Sendable {
    let word: String
    let refused: Refused?

    /// - Parameters:
    ///   - seen: the change that wrote the record as it is shown; it must still stand when the form is sent.
    ///   - edits: whether the boxes hold what the record holds; only those with another text change it.
    ///   - isAsked: whether the address asks for the form, which then stands open.
    func act(
      _ key: String, _ title: String, to action: String, _ boxes: [Box], submit: String, hint: String? = nil,
      other: Other? = nil, hidden: [Hidden] = [], buttons: [Button] = [], seen: Int64? = nil, edits: Bool = false,
      isAsked: Bool = false
    ) -> Act {
      let mine = refused.flatMap { $0.key == key ? $0 : nil }
      let typed = mine.map { edits ? Act.changed(boxes, $0.typed) : $0.typed }
      let unseen =
        (seen.map { [Hidden(name: "seen", value: "\($0)")] } ?? [])
        + (edits ? boxes.map { Hidden(name: Act.shown($0.name), value: $0.value) } : [])
      return Act(
        key: key, title: title, action: action, lead: hint,
        boxes: boxes.map { $0.standing(in: key, typed: typed) }, hidden: hidden + unseen, submit: submit,
        buttons: buttons, other: other,
        isOpen: mine != nil || isAsked,
        problems: mine.map { $0.error.fields.isEmpty ? [$0.error.message] : $0.error.fields.map(\.message) } ?? [],
        word: word)
    }
  }
}

/// What was just done, and how to take it back.
package struct Deed: Sendable {
  let text: String
  /// The change to take back; `nil` where the account may not.
  let change: Int64?
  /// The page that is shown again afterwards.
  let back: String
  let word: String

  package init(_ text: String, change: Int64?, back: String, for reader: Frame.Reader) {
    (self.text, self.change, self.back, word) = (text, change, back, reader.word)
  }

  /// What was done and is not taken back by the same way.
  init(_ text: String, word: String) { (self.text, change, back, self.word) = (text, nil, "/", word) }
}

import Domain

/// One box of a form with its label. Its id is its name, behind the key of the form it stands in.
package struct Box: Sendable {
  private(set) var name: String
  private(set) var id: String
  let label: String
  private(set) var value: String
  let hint: String?
  let isRequired: Bool
  /// Whether it says that it may be left blank; a row of several may as a whole.
  private(set) var tellsMay: Bool
  /// `text`, `date` or `time`; `nil` where it is an area or a choice.
  let type: String?
  let isArea: Bool
  private(set) var choice: Choice?
  /// What may be written in it, offered while one types.
  let listed: String?

  struct Choice: Sendable {
    /// What stands for no choice; `nil` where there has to be one.
    let none: String?
    var options: [NeedListPage.Option]
  }

  enum Kind: Sendable {
    case text, date, time, area
    /// Codes with their words.
    case choice([(value: String, label: String)], none: String?)
    /// Text, with the id of the list of what may be meant.
    case offered(String)
  }

  init(
    _ name: String, _ label: String, _ kind: Kind = .text, _ value: String? = nil, hint: String? = nil,
    isRequired: Bool = false
  ) {
    (self.name, id, self.label, self.hint, self.isRequired) = (name, name, label, hint, isRequired)
    self.value = value ?? ""
    tellsMay = !isRequired
    var (type, isArea, listed): (String?, Bool, String?) = ("text", false, nil)
    switch kind {
    case .text: break
    case .date: type = "date"
    case .time: type = "time"
    case .area: (type, isArea) = (nil, true)
    case .choice(let options, let none):
      type = nil
      choice = Choice(none: none, options: options.map { .init(value: $0.value, label: $0.label, isChosen: false) })
    case .offered(let list): listed = list
    }
    (self.type, self.isArea, self.listed) = (type, isArea, listed)
    choose()
  }

  /// A box of a record's field under its word on screen: a day for a date, a choice for codes.
  init<Field: RecordField>(
    _ field: Field, _ record: Record<Field>? = nil, as kind: Kind? = nil, value: String? = nil, hint: String? = nil,
    isRequired: Bool? = nil
  ) {
    let standing = record?[field].map(Box.typed)
    self.init(
      field.name, field.label, kind ?? Box.kind(field), value ?? standing, hint: hint,
      isRequired: isRequired ?? Field.required.contains(field))
  }

  /// The same box under another name.
  init(renaming box: Box, to name: String) {
    self = box
    (self.name, id) = (name, name)
    tellsMay = tellsMay && !name.contains("-")
  }

  private static func kind<Field: RecordField>(_ field: Field) -> Kind {
    switch field.kind {
    case .date: .date
    case .choice(let choices): .choice(choices.map { ($0.code, $0.label) }, none: "")
    default: .text
    }
  }

  /// A value as it is typed.
  static func typed(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): text
    case .texts(let items): items.joined(separator: "、")
    case .date(let date): date.description
    case .count(let count), .reference(let count): "\(count)"
    case .flag(let flag): flag ? "是" : "否"
    case .money, .quantity: ""
    }
  }

  /// The box in a form, with what was typed there before.
  func standing(in key: String, typed: [String: String]?) -> Box {
    var box = self
    box.id = key.isEmpty ? name : "\(key)-\(name)"
    if let typed { box.value = typed[name] ?? "" }
    box.choose()
    return box
  }

  private mutating func choose() {
    guard var chosen = choice else { return }
    chosen.options = chosen.options.map { .init(value: $0.value, label: $0.label, isChosen: $0.value == value) }
    choice = chosen
  }
}

/// What a list offers while one types.
package struct Offers: Sendable {
  let id: String
  let texts: [String]

  /// The first of these; whatever else is meant may be typed all the same.
  init(id: String, texts: [String]) {
    self.id = id
    self.texts = Array(texts.prefix(100))
  }
}

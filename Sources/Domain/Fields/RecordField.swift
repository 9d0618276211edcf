/// A field of one kind of record. The catalogue of an entity's fields is the single place that names them: import headers,
/// export columns, `edit`, history, JSON and the columns of the table all read it.
///
/// The position of a case is stored (sources are kept as an array parallel to the fields), so new fields go last.
package protocol RecordField: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
  /// What the kind of record is called and how it is found.
  static var record: RecordDefinition<Self> { get }
  /// Fields a record cannot be without.
  static var required: Set<Self> { get }
  /// Fields that lead to a living person; masked in every list, export and log, and sealed in the database. They are texts.
  static var personal: Set<Self> { get }
  /// Those of them that hold telephone numbers, which are told again however they are written.
  static var phones: Set<Self> { get }
  /// Fields that hold names by which people mean a record, the present name first; such records are found by them however
  /// they are written.
  static var names: [Self] { get }
  /// Fields that only the work itself changes (a move, minutes, a decision); refused where fields are typed in. An entity
  /// whose fields all are is only read.
  static var managed: Set<Self> { get }
  /// Days of what has happened: none lies after the day on which it is written.
  static var happened: Set<Self> { get }
  /// The field that says of which resource amounts without a unit of their own are.
  static var measured: Self? { get }
  /// Texts to which a later word is added, on a line of its own with its day, instead of replacing them.
  static var gathered: Set<Self> { get }
  /// Fields that the program infers from others; nobody's word.
  static var inferred: Set<Self> { get }
  /// Fields that name who works on something, each with the field that keeps the log-in of their account where they have one.
  /// A list of names has a list of log-ins.
  static var accounts: [Self: Self] { get }
  /// Fields that whoever the record is about sees of it and corrects.
  static var own: Set<Self> { get }
  /// The word on screen and in exported headers, with its unit where it has one, and what the field holds.
  var definition: FieldDefinition { get }
}

/// What an amount of money is written in where people fill it in; it is kept in 元.
package enum MoneyUnit: Sendable, Hashable {
  /// 万元
  case wan
  /// 元 a month, as wages are told.
  case yuanAMonth
  /// 万元 for each 亩.
  case wanPerMu
}

/// The word on screen and the kind of a field.
package struct FieldDefinition: Sendable, Hashable {
  /// The word on screen, without unit.
  package let label: String
  /// What the field holds.
  package let kind: FieldKind
  /// What its text may be, where that is not as its kind has it.
  package let text: TextRule?
  /// The table whose words are the only ones it takes; `nil` when any text will do.
  package let words: WordList?
  /// Whether a day written as a month or a year is the last of it, as the end of a period is.
  package let isEnd: Bool
  /// What an amount of money is written in where it is filled in.
  package let money: MoneyUnit

  /// The word on screen and the kind of a field.
  package init(
    _ label: String, _ kind: FieldKind, _ text: TextRule? = nil, words: WordList? = nil, isEnd: Bool = false,
    money: MoneyUnit = .wan
  ) {
    self.money = money
    self.label = label
    self.kind = kind
    self.text = text
    self.words = words
    self.isEnd = isEnd
  }
}

extension RecordField {
  package static var personal: Set<Self> { [] }
  package static var phones: Set<Self> { [] }
  package static var managed: Set<Self> { [] }
  package static var happened: Set<Self> { [] }
  package static var measured: Self? { nil }
  package static var gathered: Set<Self> { [] }
  package static var inferred: Set<Self> { [] }
  package static var accounts: [Self: Self] { [:] }
  package static var own: Set<Self> { [] }
  package static var names: [Self] { [] }
  /// What it is found by, where that is a code of a table whose words are others.
  package static var coded: Self? {
    [record.code, record.name].compactMap(\.self).first { $0.words?.keepsCode == true }
  }
  /// The kind of record that has these fields.
  package static var entity: Entity { record.entity }
  /// The word on screen for the kind of record.
  package static var label: String { record.label }
  /// The last part of the path of records of this kind.
  package static var path: String { record.path }
  /// Whether a record is made with a file.
  package static var comesAsFile: Bool { record.comesAsFile }
  /// Whether tables of past records are imported.
  package static var takesTables: Bool { record.takesTables }
  /// The fields that refer to records of this kind.
  package static func references(to entity: Entity) -> [Self] { allCases.filter { $0.kind == .reference(entity) } }
  /// The kinds of record that it refers to.
  package static var referred: [Entity] {
    allCases.compactMap { if case .reference(let entity) = $0.kind { entity } else { nil } }
  }
  /// Whether records of this kind are written by the work alone.
  package static var isOnlyRead: Bool { managed.count == allCases.count }
  /// The name in JSON, on the command line and in the database.
  package var name: String { rawValue }
  /// The word on screen.
  package var label: String { definition.label }
  /// What the field holds.
  package var kind: FieldKind { definition.kind }
  /// The table whose words are the only ones it takes.
  package var words: WordList? { definition.words }
  /// What a text in it may be: of a list each item, of a name or code what an index takes.
  package var textRule: TextRule {
    if let text = definition.text { return text }
    if case .text = kind { return self == Self.record.name || self == Self.record.code ? .name : .paragraph }
    return .name
  }

  /// Why the value cannot be kept; `nil` when it can.
  package func problem(_ value: FieldValue) -> TextRule.Problem? {
    switch value {
    case .text(let text): textRule.problem(text)
    case .texts(let items): items.lazy.compactMap { textRule.problem($0) }.first
    default: nil
    }
  }

  /// The header of the column in exports: label with unit, `用地需求(亩)`, `上年营业收入(万元)`, `现址普工月薪(元/月)`.
  package var header: String {
    switch kind {
    case .money: label + (definition.money == .yuanAMonth ? "(元/月)" : "(万元)")
    case .quantity(let unit), .count(let unit): unit == .stated ? label : label + "(\(unit.rawValue))"
    default: label
    }
  }
}

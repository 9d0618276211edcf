internal import Domain

/// Which field a header names: for certain by the table of synonyms, the fields' own names and the headers of exports, else
/// by the words it is made of.
struct HeaderVocabulary: Sendable {
  private let firms: [String: ImportField]
  private let people: [String: ImportField]
  let parts: HeaderParts
  private let patterns: FieldPatterns
  /// The column's words for the fields, to be shown when no header is found.
  let examples: [String]

  init(_ table: ReferenceTable, parts: ReferenceTable, fields: ReferenceTable) throws(IntakeError) {
    self.parts = try HeaderParts(parts)
    patterns = try FieldPatterns(fields, self.parts)
    let name = "header-synonyms.tsv"
    // Later entries win: names of the other record's fields, then the table's words, then the names of this one's.
    var maps: [SheetKind: [String: ImportField]] = [
      .firms: HeaderVocabulary.ownNames(of: .people), .people: HeaderVocabulary.ownNames(of: .firms),
    ]
    var examples: [String] = []
    for row in try table.select(["field", "synonym", "kind"], in: name).sorted(by: { $0[2] == "any" && $1[2] != "any" })
    {
      guard let field = ImportField(qualified: row[0]) else {
        throw .badReference(table: name, why: "没有字段 \(row[0])")
      }
      let key = HeaderVocabulary.key(row[1])
      switch row[2] {
      case "any":
        maps[.firms]?[key] = field
        maps[.people]?[key] = field
      case "firm": maps[.firms]?[key] = field
      case "person": maps[.people]?[key] = field
      default: throw .badReference(table: name, why: "\(row[2]) 不是 any、firm 或 person")
      }
    }
    for field in [
      ImportField.enterprise(.name), .enterprise(.creditCode), .enterprise(.products), .person(.name),
      .person(.employment),
    ] {
      examples.append(field.exportHeader)
    }
    firms = maps[.firms, default: [:]].merging(HeaderVocabulary.ownNames(of: .firms)) { $1 }
    people = maps[.people, default: [:]].merging(HeaderVocabulary.ownNames(of: .people)) { $1 }
    self.examples = examples
  }

  /// The field a header names on a sheet of this kind.
  func field(_ header: HeaderText, on kind: SheetKind) -> ImportField? {
    let map = kind == .firms ? firms : people
    return map[header.fullKey] ?? map[header.key]
  }

  /// What the words of a header, and of the group above it, say it may be; the best first.
  func matches(_ header: HeaderText, group: String, on kind: SheetKind) -> [FieldPatterns.Match] {
    let words = FieldPatterns.Words(
      own: parts.read(header.key), aside: parts.read(header.remarks.joined()), group: parts.read(group),
      isJoined: header.key.contains(where: "及和与、/".contains), listsChoices: header.listsChoices)
    return patterns.matches(words, on: kind)
  }

  /// Whose name, phone or remark a header tells, when it says so.
  func owner(_ header: HeaderText, group: String) -> HeaderColumn.Owner? {
    let concepts = Set(
      [header.key, header.remarks.joined(), group].flatMap { parts.read($0).parts }.flatMap { $0.map(\.concept) })
    for (concept, owner) in HeaderVocabulary.owners where concepts.contains(concept) { return owner }
    return nil
  }

  /// Whether the header tells of entering a school.
  func isOfEntering(_ header: HeaderText) -> Bool {
    parts.read(header.key).parts.joined().contains { $0.concept == "enrol" }
  }

  /// Concepts of `header-parts.tsv` that name an owner, the closest to the alumnus first.
  private static let owners: [(String, HeaderColumn.Owner)] = [
    ("alumnus", .alumnus), ("contact", .contact), ("head", .head), ("firm", .firm),
  ]

  static func key(_ text: String) -> String {
    NameKey.simplified(CellText.withoutBlanks(CellText.halfWidth(text))).lowercased()
      .filter { !"*★☆:：\"'“”?？。!".contains($0) }
  }

  /// The headers of exports and the names in the API of the fields at home on a kind of sheet; where two fields have the same
  /// word, the one that comes first in the catalogue has it.
  private static func ownNames(of kind: SheetKind) -> [String: ImportField] {
    var names: [String: ImportField] = [:]
    for field in ImportField.all.reversed() where isAtHome(field, on: kind) {
      names[key(field.exportHeader)] = field
      names[key(withoutBrackets(field.exportHeader))] = field
      names[String(field.qualified.split(separator: ".")[1])] = field
      names[field.qualified] = field
    }
    return names
  }

  private static func withoutBrackets(_ text: String) -> String { String(text.prefix { $0 != "(" }) }

  private static func isAtHome(_ field: ImportField, on kind: SheetKind) -> Bool {
    switch field {
    case .enterprise, .plan: kind == .firms
    default: kind == .people
    }
  }
}

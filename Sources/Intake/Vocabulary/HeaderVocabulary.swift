internal import Domain

/// Which field a header names: the table of synonyms, the fields' own names and the headers of exports.
struct HeaderVocabulary: Sendable {
  private let firms: [String: ImportField]
  private let people: [String: ImportField]
  /// The column's words for the fields, to be shown when no header is found.
  let examples: [String]

  init(_ table: ReferenceTable) throws(IntakeError) {
    let name = "header-synonyms.tsv"
    var maps: [SheetKind: [String: ImportField]] = [:]
    // Later entries win: names of other sheets' fields first, then words for any sheet, then words for this one.
    for kind in [SheetKind.firms, .people] {
      var map: [String: ImportField] = [:]
      let own = ImportField.all.filter { HeaderVocabulary.isAtHome($0, on: kind) }
      let foreign = ImportField.all.filter { !HeaderVocabulary.isAtHome($0, on: kind) }
      for field in foreign.reversed() + own.reversed() {
        map[HeaderVocabulary.key(field.exportHeader)] = field
        map[HeaderVocabulary.key(HeaderVocabulary.withoutBrackets(field.exportHeader))] = field
        map[String(field.qualified.split(separator: ".")[1])] = field
        map[field.qualified] = field
      }
      maps[kind] = map
    }
    var examples: [String] = []
    for row in try table.select(["field", "synonym", "kind"], in: name).sorted(by: { $0[2] == "any" && $1[2] != "any" })
    {
      guard let field = ImportField(qualified: row[0]) else {
        throw .badReference(table: name, why: "\(row[0]) is not a field")
      }
      let key = HeaderVocabulary.key(row[1])
      switch row[2] {
      case "any":
        maps[.firms]?[key] = field
        maps[.people]?[key] = field
      case "firm": maps[.firms]?[key] = field
      case "person": maps[.people]?[key] = field
      default: throw .badReference(table: name, why: "\(row[2]) is not any, firm or person")
      }
    }
    for field in [
      ImportField.enterprise(.name), .enterprise(.creditCode), .enterprise(.products), .person(.name),
      .person(.employment),
    ] {
      examples.append(field.exportHeader)
    }
    firms = maps[.firms] ?? [:]
    people = maps[.people] ?? [:]
    self.examples = examples
  }

  /// The field a header names on a sheet of this kind.
  func field(_ header: HeaderText, on kind: SheetKind) -> ImportField? {
    let map = kind == .firms ? firms : people
    return map[header.fullKey] ?? map[header.key]
  }

  static func key(_ text: String) -> String {
    CellText.withoutBlanks(CellText.halfWidth(text)).lowercased().filter { !"*★☆:：\"'".contains($0) }
  }

  private static func withoutBrackets(_ text: String) -> String { String(text.prefix { $0 != "(" }) }

  private static func isAtHome(_ field: ImportField, on kind: SheetKind) -> Bool {
    switch field {
    case .enterprise, .plan: kind == .firms
    default: kind == .people
    }
  }
}

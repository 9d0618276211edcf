import Intake

/// How one sheet of a file was understood: `{name, kind?, header_row, rows, columns}`.
package struct SheetReading: Sendable, Encodable, Hashable {
  /// One column: `{column, header, field?, label, guesses, samples, is_settled}`.
  package struct Column: Sendable, Encodable, Hashable {
    /// The letters.
    package let column: String
    package let header: String
    /// The qualified name of the field it goes to; `nil` where it is not known or has to be settled.
    package let field: String?
    /// The field in words; empty where there is none.
    package let label: String
    /// The fields it may be, in words, the likeliest first.
    package let guesses: [String]
    /// The first unlike cells; contact data masked.
    package let samples: [String]
    /// Whether a person said where it goes.
    package let isSettled: Bool

    enum CodingKeys: String, CodingKey {
      case column, header, field, label, guesses, samples
      case isSettled = "is_settled"
    }
  }

  package let name: String
  /// `firms` or `people`; `nil` when the sheet was not read.
  package let kind: String?
  /// The last row of the header, from 1; 0 when the sheet was not read.
  package let headerRow: Int
  package let rows: Int
  package let columns: [Column]

  enum CodingKeys: String, CodingKey {
    case name, kind, rows, columns
    case headerRow = "header_row"
  }

  init(_ sheet: IntakeSummary.Sheet, _ samples: SheetSamples) {
    name = sheet.name
    kind = sheet.kind?.rawValue
    headerRow = sheet.headerRow
    rows = sheet.rows
    columns = sheet.columns.map { column in
      let mayBePersonal = column.field?.isPersonal ?? true
      return Column(
        column: column.letters, header: column.header, field: column.field?.qualified,
        label: column.field?.words ?? "", guesses: column.guesses.map(\.words),
        samples: samples.of(column.index).map { text in
          mayBePersonal && (column.field != nil || SheetSamples.looksPersonal(text)) ? ContactMask.mask(text) : text
        }, isSettled: column.isSettled)
    }
  }
}

/// The first unlike cells of each column of a sheet.
struct SheetSamples: Sendable {
  private static let most = 3
  private static let longest = 40
  /// How many rows are looked at.
  private static let rows = 200
  private var seen = 0
  private var cells: [[String]] = []

  mutating func add(_ row: [SheetCell]) {
    guard seen < SheetSamples.rows else { return }
    seen += 1
    while cells.count < row.count { cells.append([]) }
    for (index, cell) in row.enumerated() where cells[index].count < SheetSamples.most && !cell.isEmpty {
      let text = cell.text.count > SheetSamples.longest ? cell.text.prefix(SheetSamples.longest) + "…" : cell.text
      if !cells[index].contains(text) { cells[index].append(text) }
    }
  }

  func of(_ column: Int) -> [String] { column < cells.count ? cells[column] : [] }

  /// Whether a cell of a column that is not known may lead to a person: an address of mail, or as many digits as a telephone.
  static func looksPersonal(_ text: String) -> Bool { text.contains("@") || text.count(where: \.isNumber) >= 7 }
}

/// The fields that a column may be sent to, in words.
package enum ImportFields {
  /// Every field, in words, and the word for a column that is not kept.
  package static let words: [String] = [ImportField.ignored.words] + ImportField.all.map(\.words)

  /// The qualified name of a field in words, or written as its qualified name; `nil` for none.
  package static func name(of words: String) -> String? {
    (ImportField(words: words) ?? ImportField(qualified: words))?.qualified
  }

  /// A field in words, by its qualified name.
  package static func words(of name: String) -> String { ImportField(qualified: name)?.words ?? name }
}

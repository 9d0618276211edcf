internal import Domain

/// What a column holds in the first rows below the header; it tells between fields that a header may name.
struct ColumnSample {
  /// Cells with something in them.
  let cells: [SheetCell]
  private static let size = 20

  /// How many cells bear something out. In the report of an import, whose sheet was understood from more rows than it
  /// holds, one is enough.
  private let fewest: Int

  /// - Parameters:
  ///   - rows: the rows below the header, as far as they were read.
  init(column: Int, of rows: some Sequence<HeaderFinder.Row>, isReport: Bool = false) {
    fewest = isReport ? 1 : 2
    var cells: [SheetCell] = []
    for row in rows where cells.count < ColumnSample.size {
      guard column < row.cells.count, !CellText.trimmed(row.cells[column].text).isEmpty else { continue }
      cells.append(row.cells[column])
    }
    self.cells = cells
  }

  /// Whether at least half of the cells can be what the field holds; an empty column can be anything.
  func canBe(_ field: ImportField, unit: String?, _ reader: CellReader) -> Bool {
    guard !cells.isEmpty, let test = test(field, unit, reader) else { return true }
    return cells.count(where: test) * 2 >= cells.count
  }

  /// Whether what the column holds can hardly be anything but this field: firms' full names, people's names, phones, mail.
  func bearsOut(_ field: ImportField, _ reader: CellReader) -> Bool {
    switch field {
    case .person(.phone), .person(.email), .enterprise(.creditCode), .enterprise(.name):
      return cells.count >= fewest && canBe(field, unit: nil, reader)
    case .person(.name):
      return cells.count >= fewest
        && cells.allSatisfy {
          (2...4).contains($0.text.count) && $0.text.unicodeScalars.allSatisfy { $0.value > 0x3400 }
        }
    default: return false
    }
  }

  /// Whether the column holds full names of firms.
  func isFirmNames(_ words: CellWords) -> Bool {
    cells.count >= fewest && cells.count { ColumnSample.isFirm($0, words) } * 5 >= cells.count * 3
  }

  private static func isFirm(_ cell: SheetCell, _ words: CellWords) -> Bool {
    let text = CellText.trimmed(cell.text)
    return words.firmSuffixes.contains { $0.count > 1 && text.hasSuffix($0) }
  }

  /// Whether the column holds credit codes, each with its right check character, and nothing else.
  var isCreditCodes: Bool {
    cells.count >= fewest && cells.allSatisfy { CreditCode($0.text)?.hasValidCheckCharacter ?? false }
  }

  /// Whether the column holds what is written like credit codes, and nothing else; few lists hold another thing so long.
  var areCodes: Bool { cells.count >= fewest && cells.allSatisfy { CreditCode($0.text) != nil } }

  /// Whether nearly all cells are choices of the field, yes and no among them.
  func holdsChoices(_ field: ImportField, _ reader: CellReader) -> Bool {
    let rule = FieldRule(field, headerUnit: nil, in: reader.vocabulary)
    let chosen = cells.count { if case .value = reader.read($0, rule) { true } else { false } }
    return cells.count >= fewest && chosen * 5 >= cells.count * 4
  }

  /// What a cell of the field must pass, `nil` when it may hold anything.
  private func test(_ field: ImportField, _ unit: String?, _ reader: CellReader) -> ((SheetCell) -> Bool)? {
    switch field {
    case .person(.phone), .enterprise(.contactPhone):
      return { $0.text.utf8.count { (48...57).contains($0) } >= 7 }
    case .person(.email): return { $0.text.contains("@") || $0.text.contains("＠") }
    case .enterprise(.name):
      return { cell in
        ColumnSample.isFirm(cell, reader.vocabulary.words)
          || CellText.trimmed(cell.text).count >= ColumnSample.shortestName && !ColumnSample.isNumber(cell)
      }
    case .person(.employment):
      return { cell in
        let text = CellText.trimmed(cell.text)
        return reader.vocabulary.roles.longestSuffix(of: text).map { $0.count < text.count } ?? false
      }
    case .tie(.roleText):
      return { cell in
        let text = CellText.trimmed(cell.text)
        return !reader.vocabulary.words.firmSuffixes.contains { $0.count > 1 && text.contains($0) }
          && (reader.vocabulary.roles.strongest(in: text) != nil || text.contains(/^[A-Za-z][A-Za-z .&]+$/))
      }
    case .plan(.name), .plan(.content):
      return { cell in
        let text = CellText.trimmed(cell.text)
        return !reader.vocabulary.words.stands(text, for: .yes) && !reader.vocabulary.words.stands(text, for: .no)
      }
    case .person(.name):
      return { ColumnSample.isPerson($0) }
    case .plan(.fundsSource): return { !(CellText.trimmed($0.text).first?.isNumber ?? false) }
    case .person(.wechat): return { !$0.text.contains(/^1\d{10}$/) }
    case .person(.association):
      return { $0.text.contains(where: "会处盟社".contains) }
    default: break
    }
    switch field.kind {
    case .text, .texts:
      let words = reader.vocabulary.words
      return { cell in
        let text = CellText.trimmed(cell.text)
        let isAnswer = words.stands(text, for: .yes) || words.stands(text, for: .no) && !words.stands(text, for: .none)
        return !isAnswer && !ColumnSample.isNumber(cell)
      }
    case .date:
      let rule = FieldRule(field, headerUnit: nil, in: reader.vocabulary)
      return { cell in
        // 2027年Q4 is a day nobody can tell, but of a date.
        if cell.text.contains(/(^|[^0-9])(19|20)\d\d(\d\d){0,2}($|[^0-9])/) { return true }
        if case .problem = reader.read(cell, rule) { return false }
        return true
      }
    case .choice:
      let rule = FieldRule(field, headerUnit: nil, in: reader.vocabulary)
      return { cell in
        // A short word that is none of the choices is a choice of the office's own; of what a firm has in mind people tell more.
        let isShort =
          CellText.trimmed(cell.text).count <= ColumnSample.longestChoice || field == .enterprise(.expansionIntent)
        if isShort, !ColumnSample.isNumber(cell) { return true }
        if case .problem = reader.read(cell, rule) { return false }
        return true
      }
    case .money, .quantity, .count, .creditCode:
      let rule = FieldRule(field, headerUnit: unit ?? ColumnSample.anyUnit(field), in: reader.vocabulary)
      return { cell in
        guard case .problem(let complaint) = reader.read(cell, rule) else { return true }
        return complaint.code == .numberOutOfRange || complaint.kept != nil
      }
    default: return nil
    }
  }

  private static let longestChoice = 6
  /// A name in full has at least so many letters.
  private static let shortestName = 4

  /// Whether the cell begins with what can be a person's name: 李某, 李某(总经理), 阿依古丽·示例, John Li.
  private static func isPerson(_ cell: SheetCell) -> Bool {
    let text = CellText.trimmed(cell.text)
    let name = text.prefix { !" (（,，、/;；".contains($0) }
    if name.unicodeScalars.allSatisfy({ $0.value < 0x250 }) { return name.count > 1 && name.allSatisfy(\.isLetter) }
    return (2...4).contains(name.count) || name.contains("·") || name.contains("•")
  }

  private static func isNumber(_ cell: SheetCell) -> Bool {
    CellText.halfWidth(cell.text).utf8.allSatisfy { (43...59).contains($0) || $0 == 0x20 || $0 == 0x25 }
  }

  /// A bare amount of money is still an amount where the header names no unit.
  private static func anyUnit(_ field: ImportField) -> String? {
    if case .money = field.kind { UnitTable.yuan } else { nil }
  }
}

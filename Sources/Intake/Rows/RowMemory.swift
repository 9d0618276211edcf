/// Remembers what rows a file has held, to tell a firm or person that comes again.
///
/// Every row costs some 16 bytes and 4 for each column; the cells themselves are kept for the first rows only
/// (`IntakeLimits.rememberedRows`).
struct RowMemory {
  private var rows: [Int: Int] = [:]
  private var numbers: [Int] = []
  private var fingerprints: [UInt32] = []
  private var texts: [[SheetCell]] = []
  private var companions: Set<Int> = []
  private let width: Int
  private let rememberedRows: Int

  init(width: Int, rememberedRows: Int) {
    self.width = width
    self.rememberedRows = rememberedRows
  }

  /// What an earlier row with one of the keys differs in.
  struct Earlier {
    /// The row's number.
    var row: Int
    /// Columns that differ, with the earlier row's text where it is still known.
    var differences: [(column: Int, text: String?)]
  }

  /// What a row is looked up by, the surest first, and what it is remembered under.
  struct Keys {
    var lookUp: [String]
    var store: [String]

    init(_ keys: [String]) {
      lookUp = keys
      store = keys
    }

    /// A firm: by its code, else by its name; two firms with codes of their own may share a name.
    init(creditCode: String?, name: String) {
      if let creditCode {
        lookUp = ["code " + creditCode, "codeless " + name]
        store = ["code " + creditCode, "name " + name]
      } else {
        lookUp = ["name " + name]
        store = ["name " + name, "codeless " + name]
      }
    }
  }

  /// Finds the earlier row with one of the keys, or remembers this one.
  mutating func meet(_ keys: Keys, row: Int, cells: [SheetCell]) -> Earlier? {
    for key in keys.lookUp {
      if let known = rows[key.hashValue] { return earlier(known, cells) }
    }
    let position = numbers.count
    for key in keys.store where rows[key.hashValue] == nil { rows[key.hashValue] = position }
    numbers.append(row)
    for column in 0..<width { fingerprints.append(RowMemory.fingerprint(cells, column)) }
    if position < rememberedRows { texts.append(cells) }
    return nil
  }

  /// Whether something that belongs to a row (a person, a plan) is met for the first time.
  mutating func isNew(_ companion: String, of row: Int) -> Bool {
    companions.insert("\(row) \(companion)".hashValue).inserted
  }

  private func earlier(_ position: Int, _ cells: [SheetCell]) -> Earlier {
    var differences: [(column: Int, text: String?)] = []
    for column in 0..<width where fingerprints[position * width + column] != RowMemory.fingerprint(cells, column) {
      let text = position < texts.count ? (column < texts[position].count ? texts[position][column].text : "") : nil
      differences.append((column, text))
    }
    return Earlier(row: numbers[position], differences: differences)
  }

  private static func fingerprint(_ cells: [SheetCell], _ column: Int) -> UInt32 {
    column < cells.count
      ? UInt32(truncatingIfNeeded: cells[column].text.hashValue) : UInt32(truncatingIfNeeded: "".hashValue)
  }
}

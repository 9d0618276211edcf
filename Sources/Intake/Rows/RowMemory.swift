/// Remembers what rows a file has held, to tell a firm or person that comes again.
///
/// Every row costs some 50 bytes and 4 for each column; the cells themselves are kept for the first rows only
/// (`IntakeLimits.rememberedRows`).
struct RowMemory {
  /// What a row is looked up by, the surest first, and what it is remembered under.
  struct Keys {
    var lookUp: [UInt64]
    var store: [UInt64]

    /// What stands for a firm without a code until one comes.
    var codeless: UInt64?

    /// A person, by any of the marks that go with the name.
    init(person name: [UInt8], marks: [[[UInt8]]]) {
      lookUp = marks.map { mark in
        var hash = TextHash()
        hash.add(name)
        for part in mark {
          hash.add(0)
          hash.add(part)
        }
        return hash.value
      }
      store = lookUp
    }

    /// A firm: by its code, else by its name; two firms with codes of their own may share a name. The first code that comes
    /// to a name without one is that firm's, the next is another's.
    init(creditCode: String?, name: [UInt8]) {
      let named = Keys.hash("N", name)
      let codeless = Keys.hash("L", name)
      if let creditCode {
        let code = Keys.hash("C", Array(creditCode.utf8))
        lookUp = [code, codeless]
        store = [code, named]
        self.codeless = codeless
      } else {
        lookUp = [named]
        store = [named, codeless]
      }
    }

    private static func hash(_ kind: Unicode.Scalar, _ bytes: [UInt8]) -> UInt64 {
      var hash = TextHash()
      hash.add(UInt8(ascii: kind))
      hash.add(bytes)
      return hash.value
    }
  }

  /// An earlier row with one of the keys, and what this one differs in.
  struct Earlier {
    var row: Int
    /// Columns that differ, with the earlier row's text where it is still known.
    var differences: [(column: Int, text: String?)]
  }

  private var rows: [UInt64: Int32] = [:]
  private var numbers: [Int32] = []
  private var fingerprints: [UInt32] = []
  private var texts: [[SheetCell]] = []
  private var companions: Set<UInt64> = []
  private let width: Int
  private let rememberedRows: Int

  init(width: Int, rememberedRows: Int) {
    self.width = width
    self.rememberedRows = rememberedRows
  }

  /// Finds the earlier row with one of the keys, or remembers this one.
  mutating func meet(_ keys: Keys, row: Int, cells: [SheetCell]) -> Earlier? {
    for key in keys.lookUp {
      guard let known = rows[key] else { continue }
      if key == keys.codeless { rows[key] = nil }
      for key in keys.store where rows[key] == nil { rows[key] = known }
      return earlier(Int(known), cells)
    }
    let position = Int32(clamping: numbers.count)
    for key in keys.store where rows[key] == nil { rows[key] = position }
    numbers.append(Int32(clamping: row))
    for column in 0..<width { fingerprints.append(RowMemory.fingerprint(cells, column)) }
    if position < rememberedRows { texts.append(cells) }
    return nil
  }

  /// Whether something that belongs to a row (a person, a plan) is met for the first time.
  mutating func isNew(_ companion: String, _ kind: Unicode.Scalar, of row: Int) -> Bool {
    var hash = TextHash()
    hash.add(UInt8(ascii: kind))
    for shift in stride(from: 0, to: 32, by: 8) { hash.add(UInt8(truncatingIfNeeded: row >> shift)) }
    hash.add(companion)
    return companions.insert(hash.value).inserted
  }

  private func earlier(_ position: Int, _ cells: [SheetCell]) -> Earlier {
    var differences: [(column: Int, text: String?)] = []
    for column in 0..<width where fingerprints[position * width + column] != RowMemory.fingerprint(cells, column) {
      let text = position < texts.count ? (column < texts[position].count ? texts[position][column].text : "") : nil
      differences.append((column, text))
    }
    return Earlier(row: Int(numbers[position]), differences: differences)
  }

  private static func fingerprint(_ cells: [SheetCell], _ column: Int) -> UInt32 {
    let hash = column < cells.count ? TextHash.of(cells[column].text) : TextHash().value
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}

internal import Domain

/// A rule pack prepared for look-up by code and by word group.
public final class RuleIndex: Sendable {
  /// One row of a loaded admission list, with its list and, when it has words, its word group.
  struct Row: Sendable {
    let list: AdmissionList
    let row: AdmissionRow
    let group: UInt16?
  }

  /// A word group that only counts for certain codes.
  private struct CodedGroup: Sendable {
    let group: UInt16
    let codes: [Range<Int>]
  }

  /// The pack it was made of.
  public let pack: RulePack
  let rows: [Row]
  private let flags: [UInt8]
  private let rowsByCode: [UInt16: [UInt16]]
  private let groups: [WordGroup]
  private let codedGroups: [CodedGroup]
  private let heavyByWord: [UInt16: [Range<Int>]]
  /// The word group of processes that make a ruling unlikely, and of those with process waste water.
  let heavyProcesses, processWater: UInt16
  /// The word groups of the safety marks, in the pack's order.
  let hazardGroups: [UInt16]

  /// Prepares a pack; call `validate()` on it first.
  public init(_ pack: RulePack) {
    self.pack = pack
    var flags = [UInt8](repeating: 0, count: CodeIndex.count)
    func mark(_ codes: [IndustryCode], _ flag: CodeFlag) {
      for range in codes.flatMap(CodeIndex.below) { for code in range { flags[code] |= flag.rawValue } }
    }
    var groups: [WordGroup] = []
    func add(_ words: [String]) -> UInt16 {
      groups.append(WordGroup(words))
      return UInt16(groups.count - 1)
    }
    var coded: [CodedGroup] = []
    var heavy: [UInt16: [Range<Int>]] = [:]
    for trade in pack.trades {
      guard !trade.words.isEmpty else {
        if trade.weight == .heavy { mark(trade.codes, .heavy) }
        if trade.weight == .medium { mark(trade.codes, .medium) }
        continue
      }
      let group = add(trade.words)
      let ranges = trade.codes.flatMap(CodeIndex.below)
      coded.append(CodedGroup(group: group, codes: ranges))
      if trade.weight == .heavy { heavy[group] = ranges }
    }
    let gates = pack.gates
    mark(gates.yangtze.chemicalCodes, .chemical)
    mark(gates.yangtze.chemicalToConfirm, .chemicalToConfirm)
    mark(gates.industryAdmission.relocatedEquipment.codes, .relocated)
    if gates.energy.highEnergyList.loaded {
      for row in gates.energy.highEnergyList.rows { mark(row.codes, .highEnergy) }
    }
    var rows: [Row] = []
    var rowsByCode: [UInt16: [UInt16]] = [:]
    for list in gates.industryAdmission.lists where list.loaded {
      for row in list.rows {
        let ranges = row.codes.flatMap(CodeIndex.below)
        let number = UInt16(rows.count)
        if row.words.isEmpty {
          for code in ranges.joined() { rowsByCode[UInt16(code), default: []].append(number) }
          mark(row.codes, .listed)
          rows.append(Row(list: list, row: row, group: nil))
        } else {
          let group = add(row.words)
          coded.append(CodedGroup(group: group, codes: ranges))
          rows.append(Row(list: list, row: row, group: group))
        }
      }
    }
    heavyProcesses = add(gates.pollutantTotal.heavyProcesses)
    processWater = add(gates.pollutantTotal.processWaterProcesses)
    hazardGroups = gates.safety.marks.map { add($0.words) }
    self.flags = flags
    self.rows = rows
    self.rowsByCode = rowsByCode
    self.groups = groups
    codedGroups = coded
    heavyByWord = heavy
  }

  /// Whether a code bears a flag of its own, without any word.
  func has(_ flag: CodeFlag, _ code: UInt16) -> Bool {
    code != CodeIndex.none && flags[Int(code)] & flag.rawValue != 0
  }

  /// Whether the pack says anything of a code; a firm whose code is plain and whose words hit nothing meets no list.
  func isPlain(_ code: UInt16) -> Bool { code == CodeIndex.none || flags[Int(code)] == 0 }

  /// The rows of the loaded lists that name a code and ask for no word.
  func rows(of code: UInt16) -> [UInt16] { has(.listed, code) ? rowsByCode[code] ?? [] : [] }

  /// The word groups that occur in a firm's words and could matter for its code.
  func firmHits(code: UInt16, words: [String]) -> [UInt16] {
    let wanted = codedGroups.filter { coded in
      coded.codes.isEmpty || (code != CodeIndex.none && coded.codes.contains { $0.contains(Int(code)) })
    }
    guard !wanted.isEmpty, !words.isEmpty else { return [] }
    let text = words.joined(separator: "\n")
    return wanted.map(\.group).filter { groups[Int($0)].occurs(in: text) }
  }

  /// The word groups that occur in a plan's words.
  func planHits(words: [String]) -> [UInt16] {
    guard !words.isEmpty else { return [] }
    let text = words.joined(separator: "\n")
    return groups.indices.filter { groups[$0].occurs(in: text) }.map { UInt16($0) }
  }

  /// How hard a code bears, by itself.
  func weight(of code: UInt16) -> TradeWeight {
    has(.heavy, code) ? .heavy : (has(.medium, code) ? .medium : .other)
  }

  /// Whether a word hit makes a code a heavy trade.
  func isHeavy(_ code: UInt16, byGroup group: UInt16) -> Bool {
    heavyByWord[group]?.contains { $0.contains(Int(code)) } ?? false
  }

  /// Whether a row with words is meant for a code.
  func row(_ row: Row, concerns code: UInt16) -> Bool {
    row.row.codes.isEmpty || row.row.codes.contains { CodeIndex.below($0).contains { $0.contains(Int(code)) } }
  }

  /// The name of the heavy trade a code belongs to, as read aloud.
  func heavyTrade(of code: UInt16) -> String? {
    pack.trades.first { trade in
      trade.weight == .heavy && trade.codes.contains { CodeIndex.below($0).contains { $0.contains(Int(code)) } }
    }?.name
  }
}

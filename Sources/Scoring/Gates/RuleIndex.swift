import Domain

/// A rule pack prepared for look-up by code and by word group.
final class RuleIndex: Sendable {
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
  let pack: RulePack
  let rows: [Row]
  private let flags: [UInt8]
  private let rowsByCode: [UInt16: [UInt16]]
  private let groups: [WordSet]
  private let codedGroups: [CodedGroup]
  /// The word group of processes that make a ruling unlikely, and of those with process waste water.
  let heavyProcesses, processWater: UInt16
  /// The word groups of the safety marks, in the pack's order.
  let hazardGroups: [UInt16]

  /// Prepares a pack; call `validate()` on it first.
  init(_ pack: RulePack) {
    self.pack = pack
    var flags = [UInt8](repeating: 0, count: CodeIndex.count)
    func mark(_ codes: [IndustryCode], _ flag: CodeFlag) {
      for range in codes.flatMap(CodeIndex.below) { for code in range { flags[code] |= flag.rawValue } }
    }
    var groups: [WordSet] = []
    func add(_ words: [String]) -> UInt16 {
      groups.append(WordSet(words.map(Letters.of)))
      return UInt16(groups.count - 1)
    }
    var coded: [CodedGroup] = []
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
    let texts = words.map(Letters.of)
    return wanted.map(\.group).filter { group in texts.contains { groups[Int(group)].occurs(in: $0) } }
  }

  /// The word groups that occur in a plan's words.
  func planHits(words: [String]) -> [UInt16] {
    let texts = words.filter { !$0.isEmpty }.map(Letters.of)
    guard !texts.isEmpty else { return [] }
    return groups.indices.filter { group in texts.contains { groups[group].occurs(in: $0) } }.map { UInt16($0) }
  }

  /// Whether a row with words is meant for a code.
  func row(_ row: Row, concerns code: UInt16) -> Bool {
    row.row.codes.isEmpty || row.row.codes.contains { CodeIndex.below($0).contains { $0.contains(Int(code)) } }
  }

  /// The name of the heavy trade a code belongs to, as read aloud.
  func heavyTrade(of code: IndustryCode) -> String? {
    pack.trades.first { $0.weight == .heavy && $0.covers(code) }?.name
  }
}

/// What the rule pack says of an industry code without looking at words.
enum CodeFlag: UInt8 {
  case chemical = 1
  /// The department must say whether it is one.
  case chemicalToConfirm = 2
  /// Its old equipment is known to be moved west.
  case relocated = 4
  /// On the 两高 list.
  case highEnergy = 8
  /// Named by a row of a loaded admission list.
  case listed = 16
}

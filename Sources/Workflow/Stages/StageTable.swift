import Domain

/// Which moves from stage to stage there are and what each demands, as the county's table says.
///
/// A row leads from a stage or an exit to a stage, an exit, or `same`: the stage the project left from.
package struct StageTable: Sendable, Hashable {
  /// A word of the table that is not known.
  package struct Problem: Error, Sendable, Hashable {
    /// What is wrong, in Chinese.
    package let text: String
  }

  private enum Place: Hashable {
    case stage(Stage)
    case exit(StageExit)
    case same

    init?(_ word: String) {
      if let stage = Stage(rawValue: word) {
        self = .stage(stage)
      } else if let exit = StageExit(rawValue: word) {
        self = .exit(exit)
      } else if word == "same" {
        self = .same
      } else {
        return nil
      }
    }
  }

  private struct Row: Hashable {
    let from: Place
    let to: Place
    let requires: [MoveRequirement]
  }

  private let rows: [Row]
  /// The reasons to leave, in the order of their table.
  package let reasons: [ExitReason]
  /// The names of the formalities that must be settled before building starts, in order.
  package let formalities: [String]

  /// Reads rows of words; `requires` are words with blanks between. Throws a `Problem` naming the word that is not known.
  package init(
    _ rows: [(from: String, to: String, requires: String)], reasons: [ExitReason],
    formalities: [String] = []
  ) throws(Problem) {
    var read: [Row] = []
    for row in rows {
      guard let from = Place(row.from), from != .same else { throw Problem(text: "没有阶段或退出方式「\(row.from)」") }
      guard let to = Place(row.to) else { throw Problem(text: "没有阶段或退出方式「\(row.to)」") }
      var requires: [MoveRequirement] = []
      for word in row.requires.split(separator: " ") {
        guard let requirement = MoveRequirement(rawValue: String(word)) else {
          throw Problem(text: "没有要求「\(word)」")
        }
        requires.append(requirement)
      }
      // An exit without a reason teaches nothing, whatever the table says.
      if case .exit = to, !requires.contains(.reason) { requires.append(.reason) }
      read.append(Row(from: from, to: to, requires: requires))
    }
    self.rows = read
    self.reasons = reasons
    self.formalities = formalities
  }

  /// The moves there are from a position, in the order of the table.
  package func targets(from position: StagePosition) -> [StagePosition] {
    var targets: [StagePosition] = []
    for row in rows {
      guard let target = StageTable.target(row, from: position), !targets.contains(target) else { continue }
      targets.append(target)
    }
    return targets
  }

  /// What a move demands; `nil` when there is no such move.
  package func requirements(from: StagePosition, to: StagePosition) -> [MoveRequirement]? {
    rows.first { StageTable.target($0, from: from) == to }?.requires
  }

  private static func target(_ row: Row, from position: StagePosition) -> StagePosition? {
    guard row.from == position.exit.map({ .exit($0) }) ?? .stage(position.stage) else { return nil }
    switch row.to {
    case .stage(let stage): return StagePosition(stage)
    case .exit(let exit): return StagePosition(position.stage, exit: exit)
    case .same: return StagePosition(position.stage)
    }
  }
}

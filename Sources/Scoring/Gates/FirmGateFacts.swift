internal import Domain

/// What the gates read of a firm, 32 bytes: made once a snapshot and rule pack.
struct FirmGateFacts: Sendable {
  /// The firm's number, for holds and rulings.
  let id: Int64
  /// Where its word hits begin in ``GateColumns``.
  var hitsStart: UInt32 = 0
  /// How many there are.
  var hitsCount: UInt16 = 0
  /// ``CodeIndex`` of its main code, declared or inferred.
  let code: UInt16
  /// The day of the oldest of the newest checks that are asked for.
  let checkedDay: Int32
  private let flags: UInt8

  private static let inferredFlag: UInt8 = 1
  private static let localFlag: UInt8 = 2
  private static let listedFlag: UInt8 = 4
  private static let checkedFlag: UInt8 = 8

  init(_ firm: FirmInput, subjects: [StandingSubject]) {
    id = firm.id
    var flags: UInt8 = firm.isLocal ? FirmGateFacts.localFlag : 0
    if let declared = firm.mainCode?.value {
      code = CodeIndex.of(declared)
    } else if let inferred = firm.inferredCodes.max(by: { $0.confidence < $1.confidence }) {
      code = CodeIndex.of(inferred.code)
      flags |= FirmGateFacts.inferredFlag
    } else {
      code = CodeIndex.none
    }
    let standing = StandingSummary(firm.standingChecks, subjects: subjects)
    if standing.listed != nil { flags |= FirmGateFacts.listedFlag }
    if standing.isComplete { flags |= FirmGateFacts.checkedFlag }
    checkedDay = standing.oldest?.day ?? .min
    self.flags = flags
  }

  var isInferred: Bool { flags & FirmGateFacts.inferredFlag != 0 }
  var isLocal: Bool { flags & FirmGateFacts.localFlag != 0 }
  var isListed: Bool { flags & FirmGateFacts.listedFlag != 0 }
  var isChecked: Bool { flags & FirmGateFacts.checkedFlag != 0 }
}

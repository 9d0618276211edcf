internal import Domain

/// What the gates read of a firm, 32 bytes: made once a snapshot and rule pack.
struct FirmGateFacts: Sendable {
  /// The firm's number, for holds and rulings.
  let id: Int64
  /// Where its word hits begin in ``GateColumns``.
  let hitsStart: UInt32
  /// How many there are.
  let hitsCount: UInt16
  /// ``CodeIndex`` of its main code, declared or inferred.
  let code: UInt16
  /// The day of the oldest of the newest checks that are asked for.
  let checkedDay: Int32
  private let flags: UInt8

  private static let inferredFlag: UInt8 = 1
  private static let localFlag: UInt8 = 2
  private static let listedFlag: UInt8 = 4
  private static let checkedFlag: UInt8 = 8

  init(
    id: Int64, isLocal: Bool, checks: [StandingCheck], _ business: BusinessGateFacts, subjects: [StandingSubject]
  ) {
    self.id = id
    var flags: UInt8 = isLocal ? FirmGateFacts.localFlag : 0
    if business.isInferred { flags |= FirmGateFacts.inferredFlag }
    code = business.code
    hitsStart = business.hitsStart
    hitsCount = business.hitsCount
    let standing = StandingSummary(checks, subjects: subjects)
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

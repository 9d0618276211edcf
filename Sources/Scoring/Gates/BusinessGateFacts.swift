internal import Domain

/// What the gates read of a business, the same for all its firms.
struct BusinessGateFacts: Sendable {
  /// ``CodeIndex`` of its main code, declared or inferred.
  let code: UInt16
  let isInferred: Bool
  /// Where its word hits begin in ``GateColumns``.
  var hitsStart: UInt32 = 0
  /// How many there are.
  var hitsCount: UInt16 = 0

  init(_ business: BusinessKey) {
    if let declared = business.mainCode {
      code = CodeIndex.of(declared)
      isInferred = false
    } else if let inferred = business.inferredCodes.max(by: { $0.confidence < $1.confidence }) {
      code = CodeIndex.of(inferred.code)
      isInferred = true
    } else {
      code = CodeIndex.none
      isInferred = false
    }
  }
}

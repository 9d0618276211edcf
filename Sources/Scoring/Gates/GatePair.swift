internal import Domain

/// The gate facts of a firm with one of its plans, or with none.
struct GatePair: Sendable {
  let firm: FirmGateFacts
  let plan: PlanGateFacts

  /// ``CodeIndex`` of the project: its own code, else the firm's.
  var code: UInt16 { plan.code != CodeIndex.none ? plan.code : firm.code }

  /// Whether any word group occurs in the firm's or the plan's words.
  var hasHits: Bool { firm.hitsCount > 0 || plan.hitsCount > 0 }

  /// Whether that code was only inferred from the firm's words.
  var isInferred: Bool { plan.code == CodeIndex.none && firm.isInferred }
}

/// When facts the gates read count as unknown (scoring defaults §4).
public struct GateAges: Sendable, Hashable {
  /// Whole months for what a plan says.
  public var planMonths: Int
  /// Days for the park's ledger.
  public var ledgerDays: Int
  /// Days for a register look-up.
  public var standingDays: Int

  /// Limits given one by one.
  public init(planMonths: Int, ledgerDays: Int, standingDays: Int) {
    self.planMonths = planMonths
    self.ledgerDays = ledgerDays
    self.standingDays = standingDays
  }

  /// The limits of a profile.
  public init(_ profile: Profile) {
    self.init(
      planMonths: Int(profile.constant(.planMonths)), ledgerDays: Int(profile.constant(.ledgerDays)),
      standingDays: Int(profile.constant(.standingDays)))
  }
}

/// Which firm and plan a row is about, and what lists it apart whatever it scores.
struct Candidate: Sendable {
  /// Index of the firm.
  var firm: Int32
  /// Index among the firm's plans, −1 for none.
  var plan: Int32
  var firmID: Int64
  /// 0 for none.
  var planID: Int64
  /// Already producing in the county.
  var isLocal: Bool
  /// Neither product nor code is given.
  var isBlank: Bool
}

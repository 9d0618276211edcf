public import Domain

/// A line of the need, zone or park for yield a 亩.
public struct Threshold: Sendable, Hashable {
  /// What is measured.
  public var kind: ThresholdKind
  /// 元 per 亩 (and year, for tax).
  public var line: Money
  /// Whether the park's own paper makes it decide.
  public var mode: ThresholdMode
  /// The paper it stands in.
  public var paper: String
  /// The paper's date.
  public var date: CalendarDate?

  /// A record as it is given; what is left out is unknown.
  public init(
    kind: ThresholdKind, line: Money, mode: ThresholdMode, paper: String = "", date: CalendarDate? = nil
  ) {
    self.kind = kind
    self.line = line
    self.mode = mode
    self.paper = paper
    self.date = date
  }
}

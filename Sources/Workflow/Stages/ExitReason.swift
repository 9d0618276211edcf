public import Domain

/// A reason for which projects leave the course.
public struct ExitReason: Sendable, Hashable {
  /// The code that is kept.
  public let code: String
  /// The words on screen.
  public let label: String
  /// The exits it goes with.
  public let exits: Set<StageExit>
  /// Whether it says nothing without a note.
  public let needsNote: Bool

  /// A reason to leave.
  public init(code: String, label: String, exits: Set<StageExit>, needsNote: Bool) {
    self.code = code
    self.label = label
    self.exits = exits
    self.needsNote = needsNote
  }
}

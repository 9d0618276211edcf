package import Domain

/// A reason for which projects leave the course.
package struct ExitReason: Sendable, Hashable {
  /// The code that is kept.
  package let code: String
  /// The words on screen.
  package let label: String
  /// The exits it goes with.
  package let exits: Set<StageExit>
  /// Whether it says nothing without a note.
  package let needsNote: Bool

  /// A reason to leave.
  package init(code: String, label: String, exits: Set<StageExit>, needsNote: Bool) {
    self.code = code
    self.label = label
    self.exits = exits
    self.needsNote = needsNote
  }
}

package import Domain

/// Where a project stands: its stage, and how it left the course when it did.
package struct StagePosition: Sendable, Hashable {
  /// The stage; for a project that left, the one it left from.
  package let stage: Stage
  /// How it left; `nil` while it is worked.
  package let exit: StageExit?

  /// Where a project stands.
  package init(_ stage: Stage, exit: StageExit? = nil) {
    self.stage = stage
    self.exit = exit
  }

  /// The words on screen: 洽谈; 否决(于研判阶段退出).
  package var label: String { exit.map { "\($0.label)(于\(stage.label)阶段退出)" } ?? stage.label }
}

public import Domain

/// Where a project stands: its stage, and how it left the course when it did.
public struct StagePosition: Sendable, Hashable {
  /// The stage; for a project that left, the one it left from.
  public let stage: Stage
  /// How it left; `nil` while it is worked.
  public let exit: StageExit?

  /// Where a project stands.
  public init(_ stage: Stage, exit: StageExit? = nil) {
    self.stage = stage
    self.exit = exit
  }

  /// The words on screen: 洽谈; 否决(于研判阶段退出).
  public var label: String { exit.map { "\($0.label)(于\(stage.label)阶段退出)" } ?? stage.label }
}

import Domain
import Workflow

/// A place on a project's course as every face shows it: `{stage, exit?, label}`.
public struct PositionView: Sendable, Encodable, Hashable {
  /// The stage.
  public let stage: String
  /// How it left.
  public let exit: String?
  /// The words on screen.
  public let label: String

  init(_ position: StagePosition) {
    stage = position.stage.rawValue
    exit = position.exit?.rawValue
    label = position.label
  }
}

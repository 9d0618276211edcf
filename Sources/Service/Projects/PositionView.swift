import Domain
import Workflow

/// A place on a project's course as every face shows it: `{stage, exit?, label}`.
package struct PositionView: Sendable, Encodable, Hashable {
  package let stage: String
  package let exit: String?
  /// The words on screen.
  package let label: String

  init(_ position: StagePosition) {
    stage = position.stage.rawValue
    exit = position.exit?.rawValue
    label = position.label
  }
}

public import Service

/// What is done to projects, as far as it is served over HTTP.
public protocol ProjectUseCases: Sendable {
  /// Moves projects from stage to stage.
  var moveStage: MoveStage { get }
  /// Takes a project's last move back.
  var undoMove: UndoMove { get }
  /// Says whose turn it is on a project.
  var passBall: PassBall { get }
  /// Stops a project's clocks by law.
  var pauseProject: PauseProject { get }
  /// Hands projects to another officer.
  var handOver: HandOver { get }
  /// Makes one of two enterprises.
  var mergeEnterprises: MergeEnterprises { get }
  /// Tells a project's story.
  var tellProject: TellProject { get }
  /// Draws the sheets of a review session.
  var drawReviewSheets: DrawReviewSheets { get }
  /// Records resolutions of a review session.
  var resolveItem: ResolveItem { get }
  /// Records what a review session holds of a gate.
  var ruleOnGate: RuleOnGate { get }
}

public import Service

extension Application {
  /// Moves projects from stage to stage.
  public var moveStage: MoveStage { MoveStage(registry: registry, references: references, rules: recordRules) }

  /// Takes a project's last move back.
  public var undoMove: UndoMove { UndoMove(registry: registry, rules: recordRules) }

  /// Says whose turn it is on a project.
  public var passBall: PassBall { PassBall(registry: registry, references: references, rules: recordRules) }

  /// Stops a project's clocks by law.
  public var pauseProject: PauseProject { PauseProject(registry: registry, rules: recordRules) }

  /// Hands projects to another officer.
  public var handOver: HandOver { HandOver(registry: registry, rules: recordRules) }

  /// Makes one of two enterprises.
  public var mergeEnterprises: MergeEnterprises { MergeEnterprises(registry: registry, rules: recordRules) }

  /// Tells a project's story.
  public var tellProject: TellProject { TellProject(registry: registry, references: references) }

  /// Draws the sheets of a review session.
  public var drawReviewSheets: DrawReviewSheets {
    DrawReviewSheets(registry: registry, references: references, scenes: scenes)
  }

  /// Records resolutions of a review session.
  public var resolveItem: ResolveItem { ResolveItem(registry: registry, references: references, rules: recordRules) }

  /// Records what a review session holds of a gate.
  public var ruleOnGate: RuleOnGate {
    RuleOnGate(registry: registry, references: references, scenes: scenes, rules: recordRules)
  }
}

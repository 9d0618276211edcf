extension Desk {
  /// Moves projects from stage to stage.
  package var moveStage: MoveStage { MoveStage(registry: registry, references: references, rules: recordRules) }

  /// Takes a project's last move back.
  package var undoMove: UndoMove { UndoMove(registry: registry, rules: recordRules) }

  /// Says whose turn it is on a project.
  package var passBall: PassBall { PassBall(registry: registry, references: references, rules: recordRules) }

  /// Stops a project's clocks by law.
  package var pauseProject: PauseProject { PauseProject(registry: registry, rules: recordRules) }

  /// Hands projects to another officer.
  package var handOver: HandOver { HandOver(registry: registry, rules: recordRules) }

  /// Keeps the teams of projects.
  package var team: KeepTeam { KeepTeam(registry: registry, references: references, rules: recordRules) }

  /// Tells a project's story.
  package var tellProject: TellProject { TellProject(registry: registry, references: references) }

  /// Shows the projects at work by stage.
  package var board: ShowBoard { ShowBoard(registry: registry, references: references) }

  /// Shows what belongs to a project beside its story.
  package var showProject: ShowProject {
    ShowProject(records: records(), registry: registry, references: references)
  }

  /// Records who brought a project.
  package var claimLead: ClaimLead { ClaimLead(registry: registry, rules: recordRules) }

  /// Shows the way of a project through its formalities.
  package var formalityPath: ShowFormalityPath { ShowFormalityPath(registry: registry, references: references) }

  /// Draws the sheets of a review session.
  package var drawReviewSheets: DrawReviewSheets {
    DrawReviewSheets(registry: registry, references: references, scenes: scenes)
  }

  /// Shows review sessions with their agendas.
  package var reviews: ShowReviews {
    ShowReviews(registry: registry, references: references, sheets: drawReviewSheets)
  }

  /// Records resolutions of a review session.
  package var resolveItem: ResolveItem { ResolveItem(registry: registry, references: references, rules: recordRules) }

  /// Records what a review session holds of a gate.
  package var ruleOnGate: RuleOnGate {
    RuleOnGate(registry: registry, references: references, scenes: scenes, rules: recordRules)
  }
}

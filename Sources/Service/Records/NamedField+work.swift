public import Domain

extension OpportunityField: NamedField {
  /// The project's title.
  public static let nameField = OpportunityField.title
  /// The project's code.
  public static let codeField: OpportunityField? = .code
  /// Code, stage, whose turn it is, who looks after it, when it last moved on.
  public static let listedFields: [OpportunityField] = [.code, .stage, .exit, .ball, .officer, .progressOn]
}

extension StageMoveField: NamedField {
  /// Where it went.
  public static let nameField = StageMoveField.toStage
  /// Project, from where, when, who, why.
  public static let listedFields: [StageMoveField] = [.opportunity, .fromStage, .toExit, .movedOn, .actor, .reason]
}

extension BallTurnField: NamedField {
  /// Whose turn it was.
  public static let nameField = BallTurnField.holder
  /// Project, department, from, to, why.
  public static let listedFields: [BallTurnField] = [.opportunity, .department, .since, .until, .reason]
}

extension FormalityField: NamedField {
  /// The formality.
  public static let nameField = FormalityField.item
  /// Project, needed or not, when done, by which paper.
  public static let listedFields: [FormalityField] = [.opportunity, .isNeeded, .doneOn, .paper]
}

extension PromiseField: NamedField {
  /// What was promised.
  public static let nameField = PromiseField.content
  /// Who promised, to what end, until when, whether kept.
  public static let listedFields: [PromiseField] = [.opportunity, .side, .kind, .dueOn, .state]
  /// Content and evidence.
  public static let searchedFields: [PromiseField] = [.content, .evidence]
}

extension ReviewSessionField: NamedField {
  /// The session's number: 2025年第1次.
  public static let nameField = ReviewSessionField.code
  /// The session's number.
  public static let codeField: ReviewSessionField? = .code
  /// When and where, and how far it is.
  public static let listedFields: [ReviewSessionField] = [.heldOn, .place, .chair, .state]
  /// The number.
  public static let searchedFields: [ReviewSessionField] = [.code]
}

extension SessionItemField: NamedField {
  /// Its place on the agenda.
  public static let nameField = SessionItemField.position
  /// Session, project, resolution.
  public static let listedFields: [SessionItemField] = [.session, .opportunity, .resolution, .resolvedOn]
}

extension OpinionField: NamedField {
  /// The department.
  public static let nameField = OpinionField.department
  /// Project, stance, until when, when given.
  public static let listedFields: [OpinionField] = [.item, .stance, .dueOn, .givenOn]
  /// Department and text.
  public static let searchedFields: [OpinionField] = [.department, .text]
}

extension FollowUpField: NamedField {
  /// What is to be done.
  public static let nameField = FollowUpField.title
  /// Tables of the past.
  public static let takesTables = true
  /// Owner, due day, priority, state, project.
  public static let listedFields: [FollowUpField] = [.owner, .dueOn, .priority, .state, .opportunity]
  /// Title, result, note.
  public static let searchedFields: [FollowUpField] = [.title, .result, .note]
}

extension ProgressField: NamedField {
  /// What happened.
  public static let nameField = ProgressField.text
  /// Tables of the past.
  public static let takesTables = true
  /// Project, when, by whom.
  public static let listedFields: [ProgressField] = [.opportunity, .followUp, .happenedOn, .author]
}

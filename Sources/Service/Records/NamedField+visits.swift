public import Domain

extension VisitField: NamedField {
  /// The visit's title.
  public static let nameField = VisitField.title
  /// Tables of the past.
  public static let takesTables = true
  /// The visit's code.
  public static let codeField: VisitField? = .code
  /// Code, days, state, host.
  public static let listedFields: [VisitField] = [.code, .startsOn, .endsOn, .state, .host]
  /// Title, code, topics.
  public static let searchedFields: [VisitField] = [.title, .code, .topics]
}

extension VisitPartyField: NamedField {
  /// Who comes.
  public static let nameField = VisitPartyField.attendees
  /// Visit, firm, project.
  public static let listedFields: [VisitPartyField] = [.visit, .enterprise, .opportunity]
}

extension VisitStopField: NamedField {
  /// The site.
  public static let nameField = VisitStopField.site
  /// Visit, day, times, host.
  public static let listedFields: [VisitStopField] = [.visit, .day, .from, .to, .host]
}

extension VisitAskField: NamedField {
  /// What was asked.
  public static let nameField = VisitAskField.ask
  /// Visit, firm, who answers until when.
  public static let listedFields: [VisitAskField] = [.visit, .enterprise, .owner, .dueOn, .answeredOn]
  /// Ask and answer.
  public static let searchedFields: [VisitAskField] = [.ask, .answer]
}

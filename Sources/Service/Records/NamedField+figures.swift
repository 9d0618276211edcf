public import Domain

extension SigningField: NamedField {
  /// The day.
  public static let nameField = SigningField.signedOn
  /// Project, amount, evidence.
  public static let listedFields: [SigningField] = [.opportunity, .amount, .evidence]
  /// Who wrote it.
  public static let searchedFields: [SigningField] = [.actor]
}

extension ArrivalField: NamedField {
  /// The voucher.
  public static let nameField = ArrivalField.paper
  /// Tables of the past.
  public static let takesTables = true
  /// Project, day, amount, proof.
  public static let listedFields: [ArrivalField] = [.opportunity, .arrivedOn, .amount, .proof]
}

extension SupportField: NamedField {
  /// What it was.
  public static let nameField = SupportField.title
  /// Tables of the past.
  public static let takesTables = true
  /// Kind, day, amount, attendances, papers.
  public static let listedFields: [SupportField] = [.kind, .happenedOn, .amount, .attendances, .papers]
}

extension TargetField: NamedField {
  /// The indicator.
  public static let nameField = TargetField.indicator
  /// Tables of the past.
  public static let takesTables = true
  /// Year, unit, amount.
  public static let listedFields: [TargetField] = [.year, .unit, .amount, .paper]
}

extension FrozenMonthField: NamedField {
  /// The month.
  public static let nameField = FrozenMonthField.month
  /// The month.
  public static let codeField: FrozenMonthField? = .month
  /// When and by whom.
  public static let listedFields: [FrozenMonthField] = [.frozenOn, .actor, .digest]
  /// The month.
  public static let searchedFields: [FrozenMonthField] = [.month]
}

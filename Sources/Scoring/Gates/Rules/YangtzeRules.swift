public import Domain

/// Parameters of `yangtze` (《长江保护法》 art. 22 and 26).
public struct YangtzeRules: CitedRules, Sendable, Hashable, Codable {
  /// The river whose bank is meant, a tributary of the 长江.
  public let river: String
  /// The clause on chemical projects near the bank, as it is printed.
  public let clause: String
  /// The clause on heavily polluting firms moving upstream, as it is printed.
  public let transferClause: String
  /// The id of its `RuleSource`.
  public let source: String
  /// Who rules on it.
  public let departments: [String]
  /// Within this many metres of the bank no chemical project is built or enlarged.
  public let bankDistanceMetres: Int64
  /// Classes, groups or divisions that are chemical projects.
  public let chemicalCodes: [IndustryCode]
  /// Those of which the department must say whether they are.
  public let chemicalToConfirm: [IndustryCode]
  /// Whether a chemical project needs a recognised 化工园区.
  public let recognisedParkRequired: Bool

  private enum CodingKeys: String, CodingKey {
    case river, clause, source, departments
    case transferClause = "transfer_clause"
    case bankDistanceMetres = "bank_distance_m"
    case chemicalCodes = "chemical_codes"
    case chemicalToConfirm = "chemical_to_confirm"
    case recognisedParkRequired = "recognised_park_required"
  }
}

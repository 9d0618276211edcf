/// Parameters of the gates in a profile (scoring defaults §6). Lines without the park's own paper are references only.
public struct GateParameters: Sendable, Hashable, Codable {
  /// Reference line of fixed investment, 元 per 亩, where no paper of the need, zone or park sets one.
  public var referenceInvestmentPerMu: Int64
  /// Reference line of tax, 元 per 亩 and year.
  public var referenceTaxPerMu: Int64

  private enum CodingKeys: String, CodingKey {
    case referenceInvestmentPerMu = "reference_investment_per_mu"
    case referenceTaxPerMu = "reference_tax_per_mu"
  }

  /// Throws what `problem` makes of the first wrong key and the reason.
  func validate(_ problem: (_ key: String, _ reason: String) -> ProfileProblem) throws {
    guard referenceInvestmentPerMu > 0 else {
      throw problem("reference_investment_per_mu", "is \(referenceInvestmentPerMu), but must be positive")
    }
    guard referenceTaxPerMu > 0 else {
      throw problem("reference_tax_per_mu", "is \(referenceTaxPerMu), but must be positive")
    }
  }
}

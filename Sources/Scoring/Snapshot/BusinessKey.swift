import Domain

/// Everything of a firm that its ``Business`` is made of.
struct BusinessKey: Hashable {
  private let mainCode: IndustryCode?
  private let secondaryCodes: [IndustryCode]?
  private let inferredCodes: [InferredCode]
  private let products: [String]?
  private let technologies: [String]?
  private let businessScope: String?
  private let mainInputs: [String]?
  private let customers: [String]?

  init(_ firm: FirmInput) {
    mainCode = firm.mainCode?.value
    secondaryCodes = firm.secondaryCodes?.value
    inferredCodes = firm.inferredCodes
    products = firm.products?.value
    technologies = firm.technologies?.value
    businessScope = firm.businessScope?.value
    mainInputs = firm.mainInputs?.value
    customers = firm.customers?.value
  }
}

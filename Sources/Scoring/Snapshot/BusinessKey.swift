import Domain

/// Everything of a firm that its ``Business`` is made of.
struct BusinessKey: Sendable, Hashable {
  let mainCode: IndustryCode?
  let secondaryCodes: [IndustryCode]?
  let inferredCodes: [InferredCode]
  let products: [String]?
  let technologies: [String]?
  let businessScope: String?
  let mainInputs: [String]?
  let customers: [String]?

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

import Domain

/// Everything of a firm that its ``Business`` is made of.
struct BusinessKey: Sendable {
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

  /// Everything that tells one from another, as bytes.
  func pack(into packer: inout Packer) {
    packer.append(mainCode)
    packer.append(secondaryCodes)
    packer.append(UInt64(inferredCodes.count))
    for inferred in inferredCodes {
      packer.append(inferred.code)
      Int64(inferred.confidence).pack(into: &packer)
    }
    packer.append(products)
    packer.append(technologies)
    packer.append(businessScope)
    packer.append(mainInputs)
    packer.append(customers)
  }
}

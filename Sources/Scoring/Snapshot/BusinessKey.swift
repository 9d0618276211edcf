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

  /// The code that speaks for the firm: the declared main one, else the inferred one of most confidence.
  var leadingCode: (code: IndustryCode, isInferred: Bool)? {
    if let mainCode { return (mainCode, false) }
    return inferredCodes.max { $0.confidence < $1.confidence }.map { ($0.code, true) }
  }

  /// Its products and technologies as letters.
  var letters: [[UInt32]] { ((products ?? []) + (technologies ?? [])).map(Letters.of) }

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

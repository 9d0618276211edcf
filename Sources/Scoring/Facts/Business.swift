import Domain

/// What a firm does, by its codes and its words. Firms that say the same share one, so that a need judges it once: whether
/// a firm is of the wanted direction depends on nothing else of it.
final class Business: Sendable {
  /// What it was made of.
  let key: BusinessKey
  let text: FirmText
  /// Declared and inferred codes with their standing.
  let codes: [CodeClaim]
  /// Goods of its main code; `nil` when no code tells.
  let goods: GoodsClass?
  /// Environmental weight of the code that speaks for it; `nil` without a code.
  let trade: TradeWeight?
  /// Whether neither a product nor a code is given, so that nothing can be compared in a first round of calls.
  let isBlank: Bool

  init(_ firm: FirmInput, _ key: BusinessKey, _ reference: Reference) {
    self.key = key
    text = FirmText(firm, reference)
    let codes = CodeClaim.claims(of: firm, text, reference)
    self.codes = codes
    isBlank = codes.isEmpty && (firm.products?.value ?? []).isEmpty
    let products = (firm.products?.value ?? []).map(Letters.of)
    goods = reference.goods(of: codes.first?.code, products: products)
    trade = key.leadingCode.map { reference.trade(of: $0.code, words: key.letters) }
  }
}

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

/// The businesses of a snapshot's firms, each made once and numbered in the order of adding.
struct BusinessNumbers: Sendable {
  private(set) var businesses: [Business] = []
  private(set) var marks = BusinessMarks()
  /// Numbers by the bytes of what is said: comparing texts as such would bring them to a normal form each time.
  private var numbers: [[UInt8]: Int32] = [:]
  private var packer = Packer()

  /// The number of a firm's business.
  mutating func number(of firm: FirmInput, _ reference: Reference) -> Int32 {
    let key = BusinessKey(firm)
    packer.clear()
    key.pack(into: &packer)
    if let known = numbers[packer.bytes] { return known }
    let number = Int32(businesses.count)
    let business = Business(firm, key, reference)
    businesses.append(business)
    marks.add(business)
    numbers[packer.bytes] = number
    return number
  }

  /// Lets go of what only adding needs.
  mutating func finish() {
    numbers = [:]
    packer = Packer()
  }
}

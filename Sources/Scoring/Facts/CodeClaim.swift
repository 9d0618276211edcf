import Domain

/// An industry code of a firm with the standing it has there.
struct CodeClaim: Sendable {
  /// How the firm comes by the code.
  enum Origin: Sendable, Hashable {
    case main, secondary
    case inferred(confidence: Int64)
  }

  var code: IndustryCode
  var place: CodePlace
  var origin: Origin
  var isInferred: Bool {
    if case .inferred = origin { true } else { false }
  }
}

extension CodeClaim {
  /// The codes of a firm: main, secondary, inferred.
  ///
  /// Inference is for firms that declare no main code. Beside a declared one only its best answer is kept, and only where it
  /// contradicts: another division, and no link whose product words the firm's products have lists the declared class.
  /// (汽车线束 is declared as 3989, 3670 or 3831, and each of them goes with the product.)
  static func claims(of firm: FirmInput, _ text: FirmText, _ reference: Reference) -> [CodeClaim] {
    var claims: [CodeClaim] = []
    func claim(_ code: IndustryCode, _ origin: Origin) {
      claims.append(CodeClaim(code: code, place: reference.industries.place(of: code), origin: origin))
    }
    if let main = firm.mainCode { claim(main.value, .main) }
    for code in firm.secondaryCodes?.value ?? [] { claim(code, .secondary) }
    guard let declared = claims.first, declared.origin == .main else {
      for inferred in firm.inferredCodes { claim(inferred.code, .inferred(confidence: Int64(inferred.confidence))) }
      return claims
    }
    let agrees = text.hits.contains { hit in
      hit.meeting == .product && reference.links[hit.link].meets(declared.place) != .none
    }
    if !agrees, let best = firm.inferredCodes.first, best.code.division != declared.code.division {
      claim(best.code, .inferred(confidence: Int64(best.confidence)))
    }
    return claims
  }
}

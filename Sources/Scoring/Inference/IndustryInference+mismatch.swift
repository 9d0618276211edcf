package import Domain

extension IndustryInference {
  /// Whether a declared code and the text are at odds (`code_text_mismatch`).
  ///
  /// - Divisions: the best answer is of another division with enough confidence, and the text gives the declared division
  ///   far less support than the best.
  /// - Classes: within one division, when both are classes, nearly all of the evidence names one class, and the best words
  ///   are confident. So 2451 电玩具 beside 毛绒玩具 is flagged, while a declared group, mixed evidence, or a declared
  ///   其他… class beside a narrower one of its group is not.
  ///
  /// `candidates` are those of the same firm, best first; an empty list contradicts nothing.
  package func disagrees(declared: IndustryCode, with candidates: [InferredIndustry]) -> Bool {
    guard let best = candidates.first, let division = declared.division else { return false }
    guard best.confidence >= settings[.contradiction] else { return false }
    guard best.code.division == division else {
      let support = candidates.first { $0.code.division == division }?.support ?? 0
      return support * 100 < best.support * settings[.supportedPercent]
    }
    guard declared.level == .class, best.code.level == .class, declared != best.code else { return false }
    guard best.sharpness >= settings[.classContradiction] else { return false }
    return !isBroadSibling(declared, of: best.code)
  }

  /// A declared 其他… class holds what the named classes of its group leave; a narrow answer in the same group only refines it.
  private func isBroadSibling(_ declared: IndustryCode, of code: IndustryCode) -> Bool {
    declared.group == code.group && broad.contains(declared)
  }
}

/// The numbers of the inference: the rows `kind, key, value` of `db/reference/industry-inference.tsv`.
package struct InferenceSettings: Sendable {
  /// Names of the single numbers; all of them must be given.
  package enum Name: String, Sendable, CaseIterable {
    /// Texts read of one list; the rest of a longer list is left.
    case listLimit = "list_limit"
    /// Tenths by which each place further down the list divides: weight = 10 ÷ (10 + slope × place).
    case placeSlope = "place_slope"
    /// Percent for a word at the end of its text.
    case headPercent = "head_percent"
    /// Percent, besides, for a word that is the whole text.
    case wholePercent = "whole_percent"
    /// Percent for a word that counts only at the end.
    case endingPercent = "ending_percent"
    /// Characters beyond which a longer word is no stronger.
    case lengthLimit = "length_limit"
    /// Evidence at which a text counts half; a text full of strong words counts nearly whole.
    case halfEvidence = "half_evidence"
    /// Evidence of a text known only by its pairs of characters.
    case pairEvidence = "pair_evidence"
    /// Percent of the technology list beside the product list.
    case technologyPercent = "technology_percent"
    /// Percent of the 经营范围 beside the product list.
    case scopePercent = "scope_percent"
    /// Weight of a name that comes from the classification itself.
    case nameWeight = "name_weight"
    /// Share in percent of a division's evidence that names a class or group before it is answered.
    case sharpPercent = "sharp_percent"
    /// Confidence, of 10,000, from which an answer contradicts a declared code.
    case contradiction
    /// Sharpness, of 10,000, from which a class contradicts another class of its division.
    case classContradiction = "class_contradiction"
    /// Confidence, of 10,000, from which an answer that is not the best one is kept with a firm.
    case keptConfidence = "kept_confidence"
    /// Percent of the best division's support from which the declared division counts as supported too.
    case supportedPercent = "supported_percent"
  }

  /// Percent by division number (0…99); 100 where none is given. From the structure of the economy, never from a list of firms.
  let priors: [Int]
  /// Margin → confidence, both of 10,000, rising; linear between the points.
  let confidence: [(margin: Int, confidence: Int)]
  private let numbers: [Name: Int]

  /// Reads rows of three cells. `nil` when a name is missing or unknown, a number is none, or there are no confidence points.
  package init?(rows: [[String]]) {
    var numbers: [Name: Int] = [:]
    var priors = Array(repeating: 100, count: 100)
    var points: [(margin: Int, confidence: Int)] = []
    for row in rows {
      guard row.count == 3, let value = Int(row[2]), value >= 0 else { return nil }
      switch row[0] {
      case "number":
        guard let name = Name(rawValue: row[1]) else { return nil }
        numbers[name] = value
      case "prior":
        guard let division = Int(row[1]), priors.indices.contains(division) else { return nil }
        priors[division] = value
      case "confidence":
        guard let margin = Int(row[1]) else { return nil }
        points.append((margin, value))
      default: return nil
      }
    }
    guard numbers.count == Name.allCases.count, !points.isEmpty else { return nil }
    self.numbers = numbers
    self.priors = priors
    self.confidence = points.sorted { $0.margin < $1.margin }
  }

  subscript(name: Name) -> Int { numbers[name] ?? 0 }

  /// The confidence that belongs to a margin of 0…10,000.
  func confidence(at margin: Int) -> Int {
    guard let first = confidence.first, let last = confidence.last else { return 0 }
    if margin <= first.margin { return first.confidence }
    for (a, b) in zip(confidence, confidence.dropFirst()) where margin < b.margin {
      return a.confidence + (b.confidence - a.confidence) * (margin - a.margin) / (b.margin - a.margin)
    }
    return last.confidence
  }
}

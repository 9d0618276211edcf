package import Domain
package import Scoring

/// How often the right division (大类) is named first, and among the first three.
package struct IndustryAccuracy: Sendable, Hashable {
  /// Firms with a label, and where their division stood.
  package private(set) var rate = HitRate()

  package init() {}

  /// Adds one firm: its answers, best first, and the code it bears. A label finer than a division counts by its division; a
  /// section says too little and is not counted.
  package mutating func count(_ candidates: [InferredIndustry], label: IndustryCode) {
    guard let division = label.division else { return }
    rate.count(place: candidates.firstIndex { $0.code.division == division })
  }
}

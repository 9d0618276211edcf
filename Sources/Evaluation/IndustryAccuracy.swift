package import Domain
package import Scoring

/// How often the right division (大类) is named first, and among the first three.
package struct IndustryAccuracy: Sendable, Hashable {
  /// Firms with a label.
  package private(set) var n = 0
  /// Firms whose division was named first.
  package private(set) var first = 0
  /// Firms whose division was among the first three.
  package private(set) var amongThree = 0

  package init() {}

  /// Adds one firm: its answers, best first, and the code it bears. A label finer than a division counts by its division; a
  /// section says too little and is not counted.
  package mutating func count(_ candidates: [InferredIndustry], label: IndustryCode) {
    guard let division = label.division else { return }
    n += 1
    let place = candidates.prefix(3).firstIndex { $0.code.division == division }
    if place == 0 { first += 1 }
    if place != nil { amongThree += 1 }
  }

  /// `first` ÷ `n`, 0…1; 0 when nothing was measured.
  package var top1: Double { n == 0 ? 0 : Double(first) / Double(n) }

  /// `amongThree` ÷ `n`, 0…1; 0 when nothing was measured.
  package var top3: Double { n == 0 ? 0 : Double(amongThree) / Double(n) }
}

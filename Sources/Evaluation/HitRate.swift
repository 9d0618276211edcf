/// How often the right answer stands first, and among the first three.
package struct HitRate: Sendable, Hashable {
  /// Questions asked.
  package private(set) var n = 0
  /// Questions whose right answer stood first.
  package private(set) var first = 0
  /// Questions whose right answer stood among the first three.
  package private(set) var amongThree = 0

  package init() {}

  /// Adds a question by the place of its right answer, counted from 0; `nil` when it is not among the answers.
  package mutating func count(place: Int?) {
    n += 1
    if place == 0 { first += 1 }
    if let place, place < 3 { amongThree += 1 }
  }

  /// `first` ÷ `n`, 0…1; 0 when nothing was measured.
  package var top1: Double { n == 0 ? 0 : Double(first) / Double(n) }

  /// `amongThree` ÷ `n`, 0…1; 0 when nothing was measured.
  package var top3: Double { n == 0 ? 0 : Double(amongThree) / Double(n) }
}

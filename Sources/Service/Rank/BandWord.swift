package import Domain

/// The bands a ranking may be asked for, as they are written: `A`, `B` (both of B), `B1`, `B2`, `C`, `D`, in either case.
package enum BandWord {
  /// The words, in the order of the bands.
  package static let all = ["A", "B", "B1", "B2", "C", "D"]

  /// The bands of a word; `nil` when it is none.
  package static func bands(_ word: String) -> [Band]? {
    let word = word.uppercased()
    if word == "B" { return [.b1, .b2] }
    return Band(rawValue: word).map { [$0] }
  }
}

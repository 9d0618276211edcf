/// Reads the year a person left the school: `2014届`, `14届`, `1981-1985` (the later), `2006级`, `1989年`, `2008.06`,
/// `2008-06-30`.
///
/// A 级 is the year of entry; alumni offices list both kinds in one column, and the year written is kept.
enum ClassYearReader {
  /// Two digits up to this are of this century.
  private static let pivot = 49

  private struct Run {
    var value: Int
    var width: Int
  }

  static func read(_ text: String) -> Int64? {
    var runs: [Run] = []
    var inRun = false
    var hasDash = false
    for scalar in CellText.halfWidth(text).unicodeScalars {
      guard ("0"..."9").contains(scalar) else {
        inRun = false
        hasDash = hasDash || "-~—至".unicodeScalars.contains(scalar)
        continue
      }
      let digit = Int(scalar.value - 48)
      if inRun {
        let last = runs.count - 1
        guard runs[last].width < 8 else { return nil }
        runs[last] = Run(value: runs[last].value * 10 + digit, width: runs[last].width + 1)
      } else {
        runs.append(Run(value: digit, width: 1))
        inRun = true
      }
    }
    guard let first = runs.first else { return nil }
    // From year to year: the later one; `2008-06` has a month there, not a year.
    if runs.count == 2, first.width == 4, runs[1].width == 4 { return year(runs[1]) }
    if runs.count == 2, first.width == 2, runs[1].width == 2, hasDash { return year(runs[1]) }
    if runs.count == 4, first.width == 4, runs[2].width == 4 { return year(runs[2]) }
    return year(first)
  }

  private static func year(_ run: Run) -> Int64? {
    switch run.width {
    case 2: Int64(run.value <= pivot ? 2000 + run.value : 1900 + run.value)
    case 4: Int64(run.value)
    case 6: Int64(run.value / 100)
    case 8: Int64(run.value / 10_000)
    default: nil
    }
  }
}

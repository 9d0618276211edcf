internal import Domain

/// The header of a sheet: which row(s) it stands in, what a row stands for, where each column goes.
struct SheetHeader: Sendable {
  var kind: SheetKind
  /// The first and the last row of the header.
  var rows: ClosedRange<Int>
  var columns: [HeaderColumn]
  /// Columns that name a field another column has already: their header and that of the other.
  var doubles: [(column: HeaderColumn, of: HeaderColumn)] = []
  /// The unit of money the rows above name (单位:万元).
  var moneyUnit: String?
  /// The day the rows above state (填报日期).
  var statedDay: CalendarDate?

  /// Fields that are recognised; a header with more of them is the better one.
  var score: Int { Set(columns.compactMap(\.field)).subtracting([.ignored]).count }

  func count(where isWanted: (ImportField) -> Bool) -> Int { columns.count { $0.field.map(isWanted) ?? false } }

  /// Gives every field to one column. Of several years of one figure the latest is last year's and the one before it goes to
  /// the field for that; of other doubles the first column stands.
  mutating func settle() {
    var taken: [ImportField: HeaderColumn] = [:]
    let order = columns.indices.sorted {
      (columns[$0].field == nil ? 1 : 0, -(columns[$0].year ?? 9999), $0)
        < (columns[$1].field == nil ? 1 : 0, -(columns[$1].year ?? 9999), $1)
    }
    for position in order {
      guard let field = columns[position].field, field != .ignored else { continue }
      guard let other = taken[field] else {
        taken[field] = columns[position]
        continue
      }
      let isYearBefore = columns[position].year.map { year in other.year.map { $0 == year + 1 } ?? true } ?? false
      if isYearBefore, let before = field.yearBefore, taken[before] == nil,
        !columns.contains(where: { $0.field == before })
      {
        columns[position].field = before
        taken[before] = columns[position]
      } else {
        doubles.append((columns[position], other))
        columns[position].field = .ignored
      }
    }
  }
}

internal import Domain

/// The header of a sheet: which row(s) it stands in, what a row stands for, where each column goes.
struct SheetHeader: Sendable {
  var kind: SheetKind
  /// The first and the last row of the header.
  var rows: ClosedRange<Int>
  var columns: [HeaderColumn]
  /// Columns that name a field another column has already: their header and that of the other.
  var doubles: [(column: HeaderColumn, of: HeaderColumn)] = []
  /// Columns of figures of a year that no field keeps.
  var otherYears: [HeaderColumn] = []
  /// The unit of money the rows above name (单位:万元).
  var moneyUnit: String?
  /// The day the rows above state (填报日期).
  var statedDay: CalendarDate?
  /// Columns that go where a person sent them for a sheet of this shape before.
  var remembered: [HeaderColumn] = []

  /// What sheets with the same headers share, whatever their order.
  var shape: String {
    var hash = TextHash()
    for key in columns.map({ HeaderVocabulary.key($0.header) }).sorted() {
      hash.add(key)
      hash.add(0)
    }
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Fields that are recognised; a header with more of them is the better one.
  var score: Int { Set(columns.compactMap(\.field)).subtracting([.ignored]).count }

  func count(where isWanted: (ImportField) -> Bool) -> Int { columns.count { $0.field.map(isWanted) ?? false } }

  /// Gives every field to one column. Of several years of one figure the latest is last year's and the one before it goes to
  /// the field for that. Where a day is stated, or beside a column of last year's, a year counts by the day the file is of.
  /// Of other doubles the first column stands.
  mutating func settle(lastYear years: LastYear = LastYear()) {
    if kind == .firms { settleContacts() }
    let classes = columns.filter { $0.field == .person(.classYear) }
    if classes.contains(where: { !$0.isOfEntering }), let entered = classes.first(where: \.isOfEntering) {
      for position in columns.indices where columns[position] == entered {
        columns[position].field = .ignored
      }
    }
    let bare = Set(columns.filter { $0.year == nil }.compactMap(\.field))
    var taken: [ImportField: HeaderColumn] = [:]
    let order = columns.indices.sorted {
      (columns[$0].field == nil ? 1 : 0, -(columns[$0].year ?? 9999), $0)
        < (columns[$1].field == nil ? 1 : 0, -(columns[$1].year ?? 9999), $1)
    }
    for position in order {
      guard let field = columns[position].field, field != .ignored else { continue }
      let year = columns[position].year
      let lastYear = years.stated ?? (bare.contains(field) ? years.saved : nil)
      let before = field.yearBefore
      let isOfYearBefore = before != nil && year != nil && year == lastYear.map { $0 - 1 }
      guard let other = taken[field] else {
        if isOfYearBefore, let before, taken[before] == nil {
          columns[position].field = before
          taken[before] = columns[position]
        } else if let year, let lastYear, before != nil, year != lastYear {
          otherYears.append(columns[position])
          columns[position].field = .ignored
        } else {
          taken[field] = columns[position]
        }
        continue
      }
      if let year, let lastYear, before != nil, year != lastYear, !isOfYearBefore, other.year == nil {
        otherYears.append(columns[position])
        columns[position].field = .ignored
        continue
      }
      let isYearBefore = year.map { year in other.year.map { $0 == year + 1 } ?? isOfYearBefore } ?? false
      if isYearBefore, let before, taken[before] == nil, !columns.contains(where: { $0.field == before }) {
        columns[position].field = before
        taken[before] = columns[position]
      } else {
        doubles.append((columns[position], other))
        columns[position].field = .ignored
      }
    }
  }

  /// Where a list of firms names an alumnus and somebody else, the other is the firm's own contact.
  private mutating func settleContacts() {
    let names = columns.filter { $0.field == .person(.name) }
    guard names.count > 1, let alumnus = names.min(by: { $0.closeness < $1.closeness }) else { return }
    for position in columns.indices {
      let column = columns[position]
      if column.field == .person(.name), column.index != alumnus.index, column.closeness > alumnus.closeness {
        columns[position].field = .enterprise(.contactName)
      }
      guard column.field == .person(.phone) else { continue }
      // A phone without an owner is that of the name before it.
      let before = names.last { $0.index < column.index } ?? alumnus
      let isTheirs = column.owner.map { $0 == .alumnus } ?? (before.index == alumnus.index)
      if !isTheirs { columns[position].field = .enterprise(.contactPhone) }
    }
  }
}

extension HeaderColumn {
  /// How close whom the header names is to the alumnus; smaller is closer.
  fileprivate var closeness: Int {
    switch owner {
    case .alumnus: 0
    case nil: 1
    case .head: 2
    case .contact: 3
    case .firm: 4
    }
  }
}

internal import Domain

extension CalendarDate {
  /// The same day `months` later (earlier when negative), or the last day of that month when it is shorter.
  func shifted(months: Int) -> CalendarDate {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let (shiftedYear, shiftedMonth) = (index / 12, index % 12 + 1)
    for candidate in stride(from: day, through: 1, by: -1) {
      if let date = CalendarDate(year: shiftedYear, month: shiftedMonth, day: candidate) { return date }
    }
    return self
  }
}

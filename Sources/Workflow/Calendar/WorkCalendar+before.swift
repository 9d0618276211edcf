package import Domain

extension WorkCalendar {
  /// The day that lies `count` working days before `date`; the first working day before it for one.
  package func day(_ count: Int, workingDaysBefore date: CalendarDate) -> CalendarDate {
    var day = date
    var left = count
    while left > 0 {
      day = day.adding(days: -1)
      if isWorked(day) { left -= 1 }
    }
    return day
  }
}

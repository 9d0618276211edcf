/// Days from one to another, both counted; an end that is not known is open.
package struct DaySpan: Sendable, Hashable {
  package let from: CalendarDate?
  package let until: CalendarDate?

  /// Days from one to another; all days when neither is known.
  package init(from: CalendarDate? = nil, until: CalendarDate? = nil) {
    self.from = from
    self.until = until
  }

  /// Whether the day is one of them.
  package func contains(_ day: CalendarDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { $0 >= day } ?? true)
  }
}

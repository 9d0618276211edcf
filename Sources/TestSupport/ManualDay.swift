package import Domain
import Synchronization

/// A clock that a test sets.
package final class ManualDay: Sendable {
  private let day: Mutex<CalendarDate>

  /// A clock that stands at this day, `yyyy-mm-dd`.
  package init(_ text: String) { day = Mutex(CalendarDate(text)!) }

  /// The day it shows.
  package var now: CalendarDate { day.withLock { $0 } }

  /// Sets it to a day, `yyyy-mm-dd`.
  package func set(_ text: String) { day.withLock { $0 = CalendarDate(text)! } }
}

import Domain
import Workflow

/// What one firm may be told of a visit: its own part alone. It has no place for a score, a gate or a rank, none for
/// internal notes, and none for another firm: those that take part may be competitors.
struct GuestVisit: Sendable, Hashable {
  /// The name of the visit; `nil` where it is shared with other firms, whom the name may tell.
  var title: String?
  /// Who comes to whom.
  var direction: VisitDirection
  /// The first and the last day.
  var days: ClosedRange<CalendarDate>
  var host: String?
  var hosts: [String]
  var transport: String?
  /// Where guests are met.
  var meetingPlace: String?
  /// Who of ours is asked.
  var contact: String?
  var contactPhone: String?
  /// The firm that is told; absent while nobody takes part.
  var firm: Firm?
  /// The stops that concern it, by day and time.
  var stops: [Stop]

  /// A firm with its people.
  struct Firm: Sendable, Hashable {
    var id: Int64
    var name: String
    var attendees: [String]
    /// The town it sits in, as it is written.
    var place: String?
  }

  struct Stop: Sendable, Hashable {
    var day: CalendarDate
    var from: String
    var to: String
    var site: String
    /// The project that is looked at, by its published title.
    var project: String?
    var host: String?
  }

  /// `2026年12月3日(星期四)至12月4日(星期五)`.
  var daysText: String {
    let (first, last) = (days.lowerBound, days.upperBound)
    guard first != last else { return first.withWeekday }
    let year = "\(last.components.year)年"
    let isSameYear = first.components.year == last.components.year
    return first.withWeekday + "至" + (isSameYear ? String(last.withWeekday.dropFirst(year.count)) : last.withWeekday)
  }
}

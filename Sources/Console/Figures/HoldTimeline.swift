import Domain
import Service

/// The reservations that last, from today to the day each ends. The table of reservations stands behind it.
struct HoldTimeline: Sendable {
  /// The length of the time shown, what lies between two rows, and the room above them, in the drawing's own units.
  private static let (length, step, head): (Int, Int, Int) = (520, 40, 24)

  struct Row: Sendable {
    let y: Int
    let middle: Int
    let below: Int
    let label: String
    let firm: String
    let width: Int
    let endAt: Int
    let ends: String
    let isDue: Bool
  }

  struct Mark: Sendable {
    let x: Int
    let label: String
  }

  let rows: [Row]
  let marks: [Mark]
  let height: Int
  let description: String

  /// `nil` where nothing is reserved.
  init?(_ holds: [ParkHold], today: CalendarDate) {
    let live = holds.filter(\.isLive).prefix(40)
    guard let last = live.map(\.daysLeft).max() else { return nil }
    let span = max(last, 30)
    func place(_ days: Int) -> Int { min(days, span) * HoldTimeline.length / span }
    rows = live.enumerated().map { index, hold in
      let y = HoldTimeline.head + index * HoldTimeline.step
      let width = max(4, place(hold.daysLeft))
      return Row(
        y: y + 4, middle: y + 16, below: y + 32, label: "\(hold.zone) \(hold.resource) \(hold.amount)",
        firm: hold.enterprise.name, width: width, endAt: 200 + width + 6, ends: "至\(hold.expires.chinese)",
        isDue: hold.isDue)
    }
    height = HoldTimeline.head + live.count * HoldTimeline.step
    // About six marks at the beginnings of months.
    let months = max(1, (today.months(to: today.adding(days: min(span, 36_500))) + 6) / 6)
    let first = today.adding(days: 1 - today.components.day)
    marks = (1...7).compactMap { index in
      let day = first.adding(months: index * months)
      let days = Int(day.day - today.day)
      guard days > 0, days < span else { return nil }
      return Mark(x: 200 + place(days), label: "\(day.components.year)年\(day.components.month)月")
    }
    description =
      live.map { "\($0.enterprise.name)预留\($0.zone)\($0.resource) \($0.amount),至\($0.expires.chinese)" }
      .joined(separator: ";") + "。"
  }
}

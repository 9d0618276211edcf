import Domain

/// Times as people here read them: UTC+8 all year since 1991.
package enum ShanghaiTime {
  /// `2026-11-27T12:41:01Z` as `2026-11-27 20:41`; what is no such time stays as it is.
  package static func text(_ instant: String) -> String {
    guard let found = instant.wholeMatch(of: /(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(:\d\d(\.\d+)?)?Z/),
      let day = CalendarDate(found.1), let hour = Int(found.2)
    else { return instant }
    let local = hour + 8
    let shown = local % 24
    return "\(day.adding(days: local / 24)) \(shown < 10 ? "0" : "")\(shown):\(found.3)"
  }
}

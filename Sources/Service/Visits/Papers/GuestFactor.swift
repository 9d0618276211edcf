import Domain

/// One line of what it costs to make something here, as guests are told it: with its source and its day, 待核实 where it is
/// not known. It has no place for a score, a gate or a rank.
struct GuestFactor: Sendable, Hashable {
  /// What it is about: 园区要素, 厂房租金, 公路里程.
  var group: String
  /// What is priced or measured.
  var item: String
  /// The value with its unit; `nil` while it is not known.
  var value: String?
  /// Where the value comes from.
  var source: String?
  /// The day it was true.
  var asOf: CalendarDate?
}

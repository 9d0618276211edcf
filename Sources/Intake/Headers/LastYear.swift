/// Which year 上年 means in a sheet: the one before the day its facts are of.
struct LastYear: Sendable, Hashable {
  /// By a day that was stated; `nil` when none was.
  var stated: Int?
  /// By the day the file was saved.
  var saved: Int?
}

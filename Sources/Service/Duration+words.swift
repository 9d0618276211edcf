extension Duration {
  /// How long it is on screen: `2 小时`, `90 分钟`; part of a minute counts as one.
  package var words: String {
    let minutes = (components.seconds + 59) / 60
    return minutes % 60 == 0 && minutes > 0 ? "\(minutes / 60) 小时" : "\(minutes) 分钟"
  }
}

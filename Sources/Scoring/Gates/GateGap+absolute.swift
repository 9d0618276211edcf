extension GateGap {
  /// The law is absolute: nothing the firm or the park can do clears it.
  static let absolute = GateGap(text: "不可消除")
}

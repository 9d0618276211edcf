/// What the rule pack says of an industry code without looking at words.
enum CodeFlag: UInt8 {
  /// A heavy trade.
  case heavy = 1
  /// A medium trade.
  case medium = 2
  /// A chemical project.
  case chemical = 4
  /// The department must say whether it is one.
  case chemicalToConfirm = 8
  /// Its old equipment is known to be moved west.
  case relocated = 16
  /// On the 两高 list.
  case highEnergy = 32
  /// Named by a row of a loaded admission list.
  case listed = 64
}

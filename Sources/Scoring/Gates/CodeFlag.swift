/// What the rule pack says of an industry code without looking at words.
enum CodeFlag: UInt8 {
  /// A chemical project.
  case chemical = 1
  /// The department must say whether it is one.
  case chemicalToConfirm = 2
  /// Its old equipment is known to be moved west.
  case relocated = 4
  /// On the 两高 list.
  case highEnergy = 8
  /// Named by a row of a loaded admission list.
  case listed = 16
}

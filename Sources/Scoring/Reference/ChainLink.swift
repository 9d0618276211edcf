/// A chain link prepared for matching; neighbours are indices into the reference's links.
struct ChainLink: Sendable {
  /// The link as it was given.
  let input: LinkInput
  /// Its classes with their marks.
  let classes: [CodePlace]
  var downstream: [Int] = []
  /// Links that feed it.
  var upstream: [Int] = []

  /// `F06 茶叶初制精制`.
  var title: String { "\(input.id) \(input.name)" }

  /// How a class code meets the link: exactly, only as a broad class, or not.
  func meets(_ place: CodePlace) -> ClassMeeting {
    guard place.class >= 0 else { return .none }
    for mark in classes where mark.class == place.class { return mark.isBroadClass ? .broad : .exact }
    return .none
  }

  /// How a class code meets a link.
  enum ClassMeeting: Sendable {
    case none, broad, exact
  }
}

/// Where an industry code stands in the classification, as numbers that compare at once; −1 where it has no such level.
struct CodePlace: Sendable, Hashable {
  /// 小类, 0…9999.
  var `class`: Int32 = -1
  /// 中类, 0…999.
  var group: Int32 = -1
  /// 大类, 0…99.
  var division: Int32 = -1
  /// Whether its class proves little: named 其他… or marked broad.
  var isBroadClass = false
  /// Whether its group is named 其他….
  var isBroadGroup = false
}

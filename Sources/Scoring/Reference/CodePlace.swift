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

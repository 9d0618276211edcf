import Domain

/// How many rows each list has in all.
public struct RankingTotals: Sendable, Hashable, Encodable {
  /// 符合准入.
  public private(set) var a = 0
  /// 待部门认定.
  public private(set) var b1 = 0
  /// 待补充材料.
  public private(set) var b2 = 0
  /// 不符合准入.
  public private(set) var c = 0
  /// 方向不符.
  public private(set) var d = 0
  /// 资料不足.
  public private(set) var insufficient = 0
  /// 本地企业.
  public private(set) var local = 0

  private enum CodingKeys: String, CodingKey {
    case a = "A"
    case b1 = "B1"
    case b2 = "B2"
    case c = "C"
    case d = "D"
    case insufficient, local
  }

  mutating func count(_ row: RankedRow) {
    switch row.standing {
    case .local: local += 1
    case .insufficient: insufficient += 1
    case .offDirection: d += 1
    case .rejected: c += 1
    case .ranked:
      switch row.band {
      case .a: a += 1
      case .b1: b1 += 1
      default: b2 += 1
      }
    }
  }
}

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

  /// Counts rows of a standing, the ranked ones by their band.
  mutating func count(_ standing: Standing, _ band: Band, rows: Int) {
    switch standing {
    case .local: local += rows
    case .insufficient: insufficient += rows
    case .offDirection: d += rows
    case .rejected: c += rows
    case .ranked:
      switch band {
      case .a: a += rows
      case .b1: b1 += rows
      default: b2 += rows
      }
    }
  }
}

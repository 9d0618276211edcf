extension Match {
  /// How far the answer to one open line can move the total, hundredths of a point: the total with the line at its most
  /// less the total with it at its least, the rest as it is.
  public func swing(of line: Contribution, on side: SideBreakdown, _ fusion: Fusion) -> Int64 {
    func total(_ value: PartScore) -> Int64 {
      func score(_ of: Side) -> Int64 {
        guard of == side.side else { return sides.first { $0.side == of }?.score.hundredths ?? 0 }
        var sum = WeightedSum()
        for other in side.contributions {
          let isLine = other.criterion == line.criterion
          sum.add(other.doubledWeight, (isLine ? value : other.value).hundredths)
        }
        return sum.mean
      }
      return fusion.total(gain: score(.gain), reason: score(.reason), warmth: score(.warmth))
    }
    return max(0, total(line.high) - total(line.low))
  }
}

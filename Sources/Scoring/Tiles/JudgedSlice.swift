/// A slice of a need's judging.
public struct JudgedSlice: Sendable {
  enum Kind: Sendable {
    /// Every row of some firms.
    case rows(JudgedTile)
    /// Some businesses, with the firms of the wanted ones.
    case businesses(JudgedBusinesses)
  }

  let kind: Kind
}

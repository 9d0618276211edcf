/// Something the county offers with a need.
public struct LawfulOffer: Sendable, Hashable {
  /// Code of the offer, the same words as a plan's asks.
  public var code: String
  /// Its legal basis; `nil` when there is none, and then it must not be promised.
  public var basis: String?

  /// A record as it is given; what is left out is unknown.
  public init(
    code: String, basis: String? = nil
  ) {
    self.code = code
    self.basis = basis
  }
}

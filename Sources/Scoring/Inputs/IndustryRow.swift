public import Domain

/// A row of GB/T 4754-2017.
public struct IndustryRow: Sendable, Hashable {
  /// The code.
  public var code: IndustryCode
  /// The code above it; `nil` for a section.
  public var parent: IndustryCode?
  /// Its name.
  public var name: String
  /// A class too broad for its code to prove much; names beginning with 其他 are broad anyway.
  public var isBroad: Bool

  /// A record as it is given; what is left out is unknown.
  public init(
    code: IndustryCode, parent: IndustryCode? = nil, name: String, isBroad: Bool = false
  ) {
    self.code = code
    self.parent = parent
    self.name = name
    self.isBroad = isBroad
  }
}

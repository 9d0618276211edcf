/// Which need a ranking is for.
public struct NeedReference: Sendable, Hashable, Encodable {
  /// Number.
  public let id: Int64
  /// Short code.
  public let code: String
  /// Title.
  public let title: String

  /// Names a need.
  public init(_ need: NeedInput) {
    id = need.id
    code = need.code
    title = need.title
  }
}

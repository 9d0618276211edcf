import Domain

/// Which enterprise a row is about.
public struct EnterpriseReference: Sendable, Hashable, Encodable {
  /// Number.
  public let id: Int64
  /// Registered name.
  public let name: String
  /// 统一社会信用代码, where known.
  public let creditCode: String?

  init(_ firm: FirmInput) {
    id = firm.id
    name = firm.name
    creditCode = firm.creditCode?.text
  }

  private enum CodingKeys: String, CodingKey {
    case id, name
    case creditCode = "credit_code"
  }
}

import Domain

/// Which need a ranking is for.
public struct NamedNeed: Sendable, Hashable, Encodable {
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

/// Which enterprise a row is about.
public struct NamedEnterprise: Sendable, Hashable, Encodable {
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

/// Which plan a row is about.
public struct NamedPlan: Sendable, Hashable, Encodable {
  /// Number.
  public let id: Int64
  /// Short name.
  public let name: String

  init(_ plan: PlanInput) {
    id = plan.id
    name = plan.name
  }
}

/// Which profile a ranking was made with.
public struct NamedProfile: Sendable, Hashable, Encodable {
  /// Name.
  public let name: String
  /// Version.
  public let version: Int64

  /// Names a profile.
  public init(_ profile: Profile) {
    name = profile.name
    version = profile.version
  }
}

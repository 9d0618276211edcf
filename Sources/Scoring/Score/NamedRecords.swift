import Domain

/// Which need a ranking is for.
package struct NamedNeed: Sendable, Hashable, Encodable {
  package let id: Int64
  /// Short code.
  package let code: String
  package let title: String

  package init(_ need: NeedInput) {
    id = need.id
    code = need.code
    title = need.title
  }
}

/// Which enterprise a row is about.
package struct NamedEnterprise: Sendable, Hashable, Encodable {
  package let id: Int64
  package let name: String
  /// 统一社会信用代码, where known.
  package let creditCode: String?

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
package struct NamedPlan: Sendable, Hashable, Encodable {
  package let id: Int64
  package let name: String

  init(_ plan: PlanInput) {
    id = plan.id
    name = plan.name
  }
}

/// Which profile a ranking was made with.
package struct NamedProfile: Sendable, Hashable, Encodable {
  package let name: String
  package let version: Int64

  package init(_ profile: Profile) {
    name = profile.name
    version = profile.version
  }
}

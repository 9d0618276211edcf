package import Secrets

/// The limits of letting people in, from the table `access-limits`.
package struct AccessLimits: Sendable, Hashable {
  /// Failed log-ins that cost no pause.
  package let freeAttempts: Int
  /// Seconds that an address waits at most before it may try an account again.
  package let longestPause: Int
  /// Seconds that an account or an address as a whole waits at most.
  package let longestAccountPause: Int
  /// Wrong codes after the right password that cost no pause.
  package let freeCodes: Int
  /// Seconds that an account waits at most for the next code of an authenticator.
  package let longestCodePause: Int
  /// How long a browser's session may lie unused.
  package let sessionIdle: Duration
  /// How long a browser's session lasts at all.
  package let sessionLength: Duration
  /// Days that a token lasts when nothing else is said.
  package let tokenDays: Int
  /// Days that a token lasts at most.
  package let longestTokenDays: Int
  /// How long sessions and tokens are kept after they ended.
  package let endedCredentials: Duration
  /// How long failed log-ins are counted after the last.
  package let failedLogins: Duration
  /// How long the answer to a request that carries a key is kept.
  package let answers: Duration
  /// How long an uploaded file waits to be imported, and how many of one account do.
  package let uploadTime: Duration
  package let uploads: Int
  /// How long what a link opened may lie unused, and how long it lasts at all.
  package let guestIdle: Duration
  package let guestLength: Duration
  /// Days that a link waits to be opened when nothing else is said, and at most.
  package let linkDays: Int
  package let longestLinkDays: Int

  /// Reads the rows of the table, limit and value. Throws `ServiceError` `invalid_reference_file` naming a limit that is
  /// missing or no whole number above 0.
  package init(rows: [(limit: String, value: String)]) throws {
    func value(_ name: String) throws -> Int {
      guard let row = rows.first(where: { $0.limit == name }), let value = Int(row.value), value > 0 else {
        throw ServiceError(
          .invalid, code: "invalid_reference_file", message: "参考数据 access-limits 缺少 \(name),或其值不是正整数。")
      }
      return value
    }
    freeAttempts = try value("free_attempts")
    longestPause = try value("longest_pause")
    longestAccountPause = try value("longest_account_pause")
    freeCodes = try value("free_codes")
    longestCodePause = try value("longest_code_pause")
    sessionIdle = .seconds(try value("session_idle"))
    sessionLength = .seconds(try value("session_length"))
    tokenDays = try value("token_days")
    longestTokenDays = try value("longest_token_days")
    endedCredentials = .seconds(try value("ended_credential_days") * 86_400)
    failedLogins = .seconds(try value("failed_login_days") * 86_400)
    answers = .seconds(try value("answer_hours") * 3600)
    uploadTime = .seconds(try value("upload_hours") * 3600)
    uploads = try value("uploads")
    guestIdle = .seconds(try value("guest_idle"))
    guestLength = .seconds(try value("guest_length"))
    linkDays = try value("link_days")
    longestLinkDays = try value("longest_link_days")
  }
}

/// By what people are let in: the limits, and what a password must be and costs.
package struct AccessRules: Sendable {
  package let limits: AccessLimits
  package let rule: PasswordRule
  package let hasher: PasswordHasher

  /// By what people are let in.
  package init(limits: AccessLimits, rule: PasswordRule, hasher: PasswordHasher) {
    self.limits = limits
    self.rule = rule
    self.hasher = hasher
  }

  /// The hash of a password that is to be set. Throws `ServiceError` `invalid_record` naming what is wrong with it.
  func hash(_ password: String, login: String, name: String) async throws -> String {
    let problems = rule.problems(password, names: [login, name])
    guard problems.isEmpty else {
      throw ServiceError(
        .invalid, code: "invalid_record", message: "密码不符合要求。",
        fields: problems.map { .init(field: "password", code: $0.rawValue, message: $0.words) })
    }
    return try await hashing { try await hasher.hash(password) }
  }

  /// Does work on passwords; one that is turned away because too many wait is told as a refusal.
  func hashing<Made>(_ work: () async throws -> Made) async throws -> Made {
    do {
      return try await work()
    } catch let failure as PasswordHasher.Failure {
      throw ServiceError(.unavailable, code: failure.rawValue, message: "登录的人太多,请几秒后再试。", pause: 3)
    }
  }
}

extension PasswordRule.Problem {
  /// What is wrong and how to mend it.
  fileprivate var words: String {
    let length = PasswordRule.length
    return switch self {
    case .tooShort: "密码至少 \(length.lowerBound) 个字符,可用一句只有自己知道的话。"
    case .tooLong: "密码最多 \(length.upperBound) 个字符。"
    case .common: "这是常用密码,极易被猜中,请换一个。"
    case .holdsAccountName: "密码里不能有账号或姓名。"
    case .holdsProductName: "密码里不能有系统名称。"
    case .monotonous: "密码不能是同一串字符的重复或顺序排列。"
    }
  }
}

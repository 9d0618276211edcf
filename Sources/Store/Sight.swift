package import Postgres
package import Service

/// With whose eyes a transaction sees: row security shows it the rows of that account alone.
package struct Sight: Sendable, Hashable {
  /// The organisation whose rows the program itself works on; 0 for what belongs to none. An account sees its own
  /// organisation whatever stands here.
  package let organisation: Int64
  /// The account acted for; 0 for the program itself.
  package let account: Int64

  /// The sight of an account, or of the program itself on one organisation.
  package init(organisation: Int64, account: Int64 = 0) {
    self.organisation = organisation
    self.account = account
  }

  /// The settings that row security reads.
  var settings: [TransactionMode.Setting] {
    [.init("yinfeng.organisation", organisation), .init("yinfeng.account", account)]
  }
}

extension Invocation {
  /// The sight of the account that is acted for.
  package var sight: Sight { Sight(organisation: organisation, account: account) }
}

extension PostgresPool {
  /// Runs `body` in a transaction that sees what `sight` shows. Every statement on rows of an organisation runs in one.
  package func seeing<Result>(
    _ sight: Sight, _ mode: TransactionMode = .readWrite, _ body: (PostgresConnection) async throws -> Result
  ) async throws -> Result {
    var mode = mode
    mode.settings = sight.settings
    return try await withTransaction(mode) { try await body($0) }
  }
}

extension PostgresConnection {
  /// Lets the open transaction see with other eyes while `body` runs.
  func seeing<Result>(_ sight: Sight, _ body: () async throws -> Result) async throws -> Result {
    let (organisation, account) = try await query(
      "select current_setting('yinfeng.organisation'), current_setting('yinfeng.account')"
    ).one().decode(String.self, String.self)
    func see(_ organisation: String, _ account: String) async throws {
      try await execute(
        """
        select set_config('yinfeng.organisation', \(organisation), true), set_config('yinfeng.account', \(account), true)
        """)
    }
    try await see("\(sight.organisation)", "\(sight.account)")
    do {
      let result = try await body()
      try await see(organisation, account)
      return result
    } catch {
      // A statement that failed has doomed the transaction, and with it this setting.
      _ = try? await see(organisation, account)
      throw error
    }
  }
}

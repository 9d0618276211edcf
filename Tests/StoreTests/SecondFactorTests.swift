import Domain
import Postgres
import Secrets
import Service
import Store
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct SecondFactorTests {
  /// Keeps a secret for an account, as somebody who confirmed it.
  private static func keep(_ book: PostgresAccountBook, _ account: Account) async throws -> (String, RecoveryCodes) {
    let (secret, codes) = (TimedCode().base32, RecoveryCodes())
    try await book.secondFactor(of: account.id, TestDatabase.invocation) { factor in
      factor = SecondFactor(secret: secret, offered: TimedCode().base32, usedStep: nil, recovery: codes.hashes)
      return ((), AuditNote("account.second_factor_on", subject: "account:\(account.login)"))
    }
    return (secret, codes)
  }

  private static func kept(_ account: Account, _ database: TestDatabase) async throws -> (secret: String, row: String) {
    try await database.withOwner { owner in
      try await owner.query("select code_secret, a::text from account a where id = \(account.id)").one()
        .decode(String.self, String.self)
    }
  }

  @Test func `a secret is sealed in the database, recovery codes are digests`() async throws {
    try await TestDatabase.with(.partners) { database in
      let account = try await database.account(Partners.leader)
      let book = PostgresAccountBook(pool: database.pool, seals: try TestKeys.seals())
      let (secret, codes) = try await SecondFactorTests.keep(book, account)
      let kept = try await SecondFactorTests.kept(account, database)
      #expect(KeyRing.isSealed(kept.secret) && !kept.row.contains(secret))
      for code in codes.texts { #expect(!kept.row.contains(code)) }
      let read = try await book.secondFactor(of: account.id, TestDatabase.invocation) { ($0.secret, nil) }
      #expect(read == secret)
      #expect(try await database.account(Partners.leader).hasSecondFactor)
      // Put into another account's row it opens nothing.
      let other = try await database.account(Partners.branchOfficer)
      try await database.withOwner { owner in
        try await owner.execute("update account set code_secret = \(kept.secret) where id = \(other.id)")
      }
      let error = await #expect(throws: ServiceError.self) {
        try await book.secondFactor(of: other.id, TestDatabase.invocation) { ($0.secret, nil) }
      }
      #expect(error?.code == "seal_tampered")
    }
  }

  @Test func `without the key it is told what is missing, and an administrator can still reset`() async throws {
    try await TestDatabase.with(.partners) { database in
      let account = try await database.account(Partners.leader)
      let book = PostgresAccountBook(pool: database.pool, seals: try TestKeys.seals())
      _ = try await SecondFactorTests.keep(book, account)
      let strange = Seals(try KeyRing.make(.sm))
      for (seals, code) in [(Seals?.none, "keys_missing"), (strange, "seal_key_unknown")] {
        let keyless = PostgresAccountBook(pool: database.pool, seals: seals)
        let error = await #expect(throws: ServiceError.self) {
          try await keyless.secondFactor(of: account.id, TestDatabase.invocation) { ($0.secret, nil) }
        }
        #expect(error?.code == code && error?.kind == .unavailable)
        #expect(error?.message.contains("密钥") == true)
      }
      let keyless = PostgresAccountBook(pool: database.pool, seals: nil)
      let other = try await database.account(Partners.branchOfficer)
      let refused = await #expect(throws: ServiceError.self) {
        try await keyless.secondFactor(of: other.id, TestDatabase.invocation) { factor in
          factor.offered = TimedCode().base32
          return ((), nil)
        }
      }
      #expect(refused?.code == "keys_missing")
      _ = try await database.desk.keepAccounts.resetSecondFactor(Partners.leader, TestDatabase.invocation)
      let read = try await keyless.secondFactor(of: account.id, TestDatabase.invocation) { ($0, nil) }
      #expect(read == .none)
    }
  }

  @Test func `a rotation seals secrets with the new key, so that the old one can go`() async throws {
    try await TestDatabase.with(.partners) { database in
      let account = try await database.account(Partners.leader)
      let ring = try TestKeys.ring()
      let (secret, _) = try await SecondFactorTests.keep(
        PostgresAccountBook(pool: database.pool, seals: Seals(ring)), account)
      let wider = try ring.adding(.sm)
      let sealed = try await database.withOwner { try await SealFill($0, Seals(wider)).fill() }
      #expect(sealed >= 1)
      let counts = try await database.withOwner { try await SealFill.counts($0) }
      #expect(counts.filter { $0.place == "account.code_secret" }.map(\.key) == [wider.list[0].id])
      let book = PostgresAccountBook(pool: database.pool, seals: Seals(wider.sealingOnly))
      let read = try await book.secondFactor(of: account.id, TestDatabase.invocation) { ($0.secret, nil) }
      #expect(read == secret)
    }
  }

  /// What two administrators may do to each other.
  static let takings: [@Sendable (KeepAccounts, String) async throws -> Account] = [
    { try await $0.setDisabled($1, true, TestDatabase.invocation) },
    { try await $0.setRole($1, .leader, parks: [], TestDatabase.invocation) },
  ]

  @Test(arguments: takings.indices)
  func `two administrators who take each other away at the same moment leave one`(_ taking: Int) async throws {
    try await TestDatabase.with(.partners) { database in
      let second = "admin.san"
      _ = try await database.desk.keepAccounts.add(
        login: second, name: "示例第三人", role: .administrator, parks: [], password: Partners.password,
        TestDatabase.invocation)
      let desks = [
        (try await database.desk(of: Partners.administrator), second),
        (try await database.desk(of: second), Partners.administrator),
      ]
      // Both are held up within their transactions, so that neither has seen what the other does.
      let outcomes = try await database.withOwner { owner in
        try await owner.execute("begin")
        try await owner.query("select id from account where role = 'administrator' for update")
        let tasks = desks.map { desk, other in
          Task { () -> String in
            do {
              _ = try await SecondFactorTests.takings[taking](desk.keepAccounts, other)
              return "done"
            } catch { return (error as? ServiceError)?.code ?? "\(error)" }
          }
        }
        while try await owner.query(
          "select count(*) from pg_locks where not granted and locktype in ('transactionid', 'tuple')"
        ).one().decode(Int64.self, at: 0) < 2 {
          try await Task.sleep(for: .milliseconds(5))
        }
        try await owner.execute("commit")
        var outcomes: [String] = []
        for task in tasks { outcomes.append(await task.value) }
        return outcomes
      }
      #expect(outcomes.sorted() == ["done", "last_administrator"], "\(outcomes)")
      let left = try await database.desk.keepAccounts.list(TestDatabase.invocation).filter {
        $0.role == .administrator && $0.disabledAt == nil
      }
      #expect(left.count == 1)
    }
  }
}

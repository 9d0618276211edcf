import Domain
import Postgres
import Secrets
import Store
import TestSupport
import Testing

@testable import Service

/// What was proved at the door has to stand when somebody is let in.
@Suite(.timeLimit(.minutes(15))) struct ProofTests {
  private static func session(_ account: Account, _ proof: NewCredential.Proof) -> NewCredential {
    NewCredential(
      account: account.id, kind: .session, digest: SecretToken(.session).hash, title: "", writes: true,
      lifetime: .seconds(60), proof: proof)
  }

  @Test func `no session is begun on a password or a lack of codes that does not stand any more`() async throws {
    try await TestDatabase.with(.partners) { database in
      let book = PostgresAccountBook(pool: database.pool, seals: try TestKeys.seals())
      let account = try await database.account(Partners.leader)
      let hash = try #require(try await book.secret(login: account.login)?.password)
      let note = AuditNote("account.log_in", subject: "account:\(account.login)")
      func begin(_ password: String, _ hasSecondFactor: Bool) async throws {
        let proof = NewCredential.Proof(password: password, hasSecondFactor: hasSecondFactor)
        _ = try await book.issue(ProofTests.session(account, proof), note: note, TestDatabase.invocation)
      }
      try await begin(hash, false)
      for (password, hasSecondFactor) in [("another", false), (hash, true)] {
        let error = await #expect(throws: ServiceError.self) { try await begin(password, hasSecondFactor) }
        #expect(error?.code == "login_refused")
      }
      // Hashing anew writes over no password that was set meanwhile.
      _ = try await book.change(
        account.id, [.password("set meanwhile", mustChange: false)], ending: .all, note: note, TestDatabase.invocation)
      _ = try await book.change(
        account.id, [.rehash(from: hash, to: "the old one anew")], ending: nil, note: note, TestDatabase.invocation)
      #expect(try await book.secret(login: account.login)?.password == "set meanwhile")
    }
  }

  @Test func `nobody makes a token with what has ended meanwhile`() async throws {
    try await TestDatabase.with(.partners) { database in
      let book = PostgresAccountBook(pool: database.pool, seals: try TestKeys.seals())
      let account = try await database.account(Partners.leader)
      let (hash, note) = (
        try #require(try await book.secret(login: account.login)?.password), AuditNote("account.token")
      )
      let proof = NewCredential.Proof(password: hash, hasSecondFactor: false)
      let session = try await book.issue(ProofTests.session(account, proof), note: note, TestDatabase.invocation)
      func make() async throws {
        let new = NewCredential(
          account: account.id, kind: .token, digest: SecretToken(.personal).hash, title: "测试", writes: false,
          lifetime: .seconds(60), asker: session.id)
        _ = try await book.issue(new, note: note, TestDatabase.invocation)
      }
      try await make()
      _ = try await book.change(
        account.id, [.password("another", mustChange: false)], ending: .all, note: note, TestDatabase.invocation)
      let error = await #expect(throws: ServiceError.self) { try await make() }
      #expect(error?.code == "login_refused")
      #expect(try await book.credentials(of: account.id, .token, TestDatabase.invocation).isEmpty)
    }
  }

  @Test func `a server that could not judge holds nobody up`() async throws {
    try await TestDatabase.with(.partners) { database in
      let book = PostgresAccountBook(pool: database.pool, seals: nil)
      let key = LoginThrottle.Key(text: "pair li.ming 192.0.2.7", free: 2, longest: 900)
      for _ in 0..<5 {
        #expect(try await book.attempt([key]) == nil)
        try await book.takeBack([key])
      }
      for _ in 0..<2 { #expect(try await book.attempt([key]) == nil) }
      #expect(try await book.attempt([key]) != nil)
    }
  }

  @Test func `codes are not guessed from ever other addresses, and a recovery code still lets in`() async throws {
    try await TestDatabase.with(.partners) { database in
      let account = try await database.account(Partners.leader)
      let book = PostgresAccountBook(pool: database.pool, seals: try TestKeys.seals())
      let (secret, codes) = (TimedCode(), RecoveryCodes())
      try await book.secondFactor(of: account.id, TestDatabase.invocation) { factor in
        factor = SecondFactor(secret: secret.base32, offered: nil, usedStep: nil, recovery: codes.hashes)
        return ((), AuditNote("account.second_factor_on", subject: "account:\(account.login)"))
      }
      func enter(_ code: String, from address: String) async throws {
        _ = try await database.desk.logIn(
          login: account.login, password: Partners.password, code: code, address: address, requestID: "test")
      }
      var refusals: [String] = []
      for number in 1...6 {
        let error = await #expect(throws: ServiceError.self) {
          try await enter(secret.code(at: Int64(number)), from: "192.0.2.\(number)")
        }
        refusals.append(error?.code ?? "")
      }
      #expect(refusals == Array(repeating: "login_refused", count: 5) + ["too_many_attempts"])
      try await enter(try #require(codes.texts.first), from: "192.0.2.20")
    }
  }
}

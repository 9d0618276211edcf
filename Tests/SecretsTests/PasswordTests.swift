import Foundation
import Synchronization
import Testing

@testable import Secrets

@Suite struct PasswordTests {
  private static let cheap = PasswordHasher.Cost(passes: 1, memory: 8 << 10)
  private let hasher = PasswordHasher(cost: cheap, threads: WorkThreads(limit: 2, longestLine: 64))

  @Test("a password opens its own hash alone; signs typed otherwise are the same")
  func verify() async throws {
    let password = "correct-马-battery-ﬁ é"
    let hash = try await hasher.hash(password)
    let again = try await hasher.hash(password)
    #expect(hash.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$") && hash != again)
    #expect(!hash.contains("battery"))
    for (typed, isRight) in [
      (password, true), ("correct-马-battery-fi e\u{301}", true), ("ｃorrect-马-battery-ﬁ é", true),
      ("Correct-马-battery-ﬁ é", false), (password + " ", false), (String(password.dropLast()), false), ("", false),
    ] {
      #expect(try await hasher.verify(typed, against: hash) == isRight, "\(typed)")
    }
  }

  @Test(
    "what is no hash is the hash of nothing",
    arguments: ["", "secret", "$argon2id$", "$2b$12$abc", "$argon2id$v=19$m=8,t=1,p=1$AAAA$AAAA"])
  func noHash(text: String) async throws {
    #expect(try await !hasher.verify("secret", against: text))
    #expect(try await !hasher.verify("", against: text))
  }

  @Test("the standing cost is libsodium's for people who wait, and above the least of OWASP")
  func standard() async throws {
    let standing = PasswordHasher(threads: WorkThreads(limit: 1, longestLine: 8))
    let hash = try await standing.hash("示例口令示例口令示例口令")
    #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
    #expect(!standing.needsRehash(hash) && hasher.needsRehash(hash))
    let cheap = try await hasher.hash("示例口令示例口令示例口令")
    #expect(standing.needsRehash(cheap) && !hasher.needsRehash(cheap))
    #expect(standing.needsRehash("no hash") && standing.needsRehash(""))
    #expect(try await hasher.verify("示例口令示例口令示例口令", against: hash))
  }

  @Test("no more run at once than may, all have their turn, and who comes to a full line is refused")
  func threads() async throws {
    let threads = WorkThreads(limit: 2, longestLine: 3)
    let running = Mutex((now: 0, most: 0))
    let gate = DispatchSemaphore(value: 0)
    let work: @Sendable () -> Bool = {
      running.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      gate.wait()
      running.withLock { $0.now -= 1 }
      return true
    }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<5 { group.addTask { try await threads.run(work) } }
      while threads.waiting < 3 || running.withLock({ $0.now }) < 2 { await Task.yield() }
      await #expect(throws: WorkThreads.Busy.self) { try await threads.run(work) }
      for _ in 0..<5 { gate.signal() }
      var done = 0
      for try await isDone in group where isDone { done += 1 }
      #expect(done == 5)
    }
    #expect(running.withLock { $0.most } == 2 && threads.waiting == 0)
    let full = PasswordHasher(cost: PasswordTests.cheap, threads: WorkThreads(limit: 0, longestLine: 0))
    await #expect(throws: PasswordHasher.Failure.busy) { try await full.verifyAgainstNothing("x") }
  }

  @Test("memory that is not there is said, not crashed into")
  func outOfMemory() async {
    let greedy = PasswordHasher(
      cost: .init(passes: 1, memory: 1 << 41), threads: WorkThreads(limit: 1, longestLine: 1))
    await #expect(throws: PasswordHasher.Failure.outOfMemory) { try await greedy.hash("x") }
  }
}

@Suite struct PasswordRuleTests {
  private let rule = PasswordRule(common: ["1qaz2wsx3edc", "Password1234", "ｑｗｅｒｔｙ123456"])

  @Test(
    "what is refused and why",
    arguments: [
      ("", [.tooShort, .monotonous]),
      ("short-pass1", [.tooShort]),
      ("一二三四五六七八九十甲", [.tooShort]),
      (String(repeating: "ab3!", count: 32) + "x", [.tooLong]),
      ("PASSWORD1234", [.common]),
      ("qwerty123456", [.common]),
      ("1QAZ2wsx3edc", [.common]),
      ("aaaaaaaaaaaaaa", [.monotonous]),
      ("abcabcabcabcab", [.monotonous]),
      ("abcdefghijklmn", [.monotonous]),
      ("98765432109876", [.monotonous]),
      ("示例示例示例示例示例示例", [.monotonous]),
      ("my-zhang.san-key", [.holdsAccountName]),
      ("欢迎张三回到石泉县园区吧", [.holdsAccountName]),
      ("YINFENG-park-2026", [.holdsProductName]),
      ("我们用引凤系统引来凤凰呀", [.holdsProductName]),
    ] as [(String, [PasswordRule.Problem])])
  func refused(password: String, problems: [PasswordRule.Problem]) {
    #expect(rule.problems(password, names: ["Zhang.San", "张三", "示"]) == problems)
  }

  @Test(
    "what is taken",
    arguments: [
      "correct horse battery staple", "walnut-river-92", "石泉春茶一两三钱五分七厘", "aaaaaaaaaaaab", "000000000001x",
      "password12345!", String(repeating: "ab3!", count: 31) + "wxyz",
    ])
  func taken(password: String) {
    #expect(rule.problems(password, names: ["zs", "示", "", "liming"]) == [])
  }

  @Test("the list that comes with the program is of its kind and refuses what is on it")
  func list() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "db/reference/common-passwords.tsv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    let passwords = lines.dropFirst()
    #expect(lines.first == "password" && passwords.count >= 300)
    let rule = PasswordRule(common: passwords)
    for password in passwords {
      #expect(PasswordRule.length.contains(password.unicodeScalars.count), "\(password)")
      #expect(rule.problems(password.uppercased()).contains(.common), "\(password)")
    }
  }
}

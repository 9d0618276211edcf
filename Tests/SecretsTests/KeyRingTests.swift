import Foundation
import Testing

@testable import Secrets

@Suite struct KeyRingTests {
  private static let texts = [
    "", "13800000000", "示例@example.com", "yf1:aes256gcm:", "a:b:c:d", String(repeating: "长", count: 5000), "\u{0}\n",
  ]

  private static func nonce(_ sealed: String, _ suite: Suite) -> [UInt8]? {
    sealed.split(separator: ":").last.flatMap { ByteText.bytes(base64url: $0) }.map {
      Array($0.prefix(suite == .aes ? 12 : 16))
    }
  }

  @Test("what is sealed opens in its place, and reads nothing of the text", arguments: Suite.allCases)
  func roundTrip(suite: Suite) throws {
    let ring = try KeyRing.make(suite)
    for text in KeyRingTests.texts {
      let sealed = try ring.seal(text, boundTo: "person.phone")
      #expect(try ring.open(sealed, boundTo: "person.phone") == text)
      #expect(KeyRing.isSealed(sealed) && ring.isCurrent(sealed))
      #expect(sealed.hasPrefix("yf1:\(suite.sealing):\(ring.list[0].id):"))
      #expect(sealed.wholeMatch(of: /yf1:[a-z0-9]+:[0-9a-f]{8}:[A-Za-z0-9_-]+/) != nil)
      #expect(try ring.seal(text, boundTo: "person.phone") == sealed)
      let others = [
        try ring.seal(text, boundTo: "person.email"), try ring.seal(text + "x", boundTo: "person.phone"),
        try KeyRing.make(suite).seal(text, boundTo: "person.phone"),
      ]
      for other in others { #expect(KeyRingTests.nonce(other, suite) != KeyRingTests.nonce(sealed, suite)) }
    }
  }

  @Test("another place, another key, a changed sign: nothing opens", arguments: Suite.allCases)
  func tampered(suite: Suite) throws {
    let ring = try KeyRing.make(suite)
    let sealed = try ring.seal("13800000000", boundTo: "person.phone")
    for place in ["person.email", "person.phone ", "", "erson.phone"] {
      #expect(throws: SealingError.tampered) { try ring.open(sealed, boundTo: place) }
    }
    let stranger = try KeyRing.make(suite)
    #expect(throws: SealingError.unknownKey(ring.list[0].id)) { try stranger.open(sealed, boundTo: "person.phone") }
    let signs = Array(sealed)
    for index in signs.indices {
      var changed = signs
      changed[index] = signs[index] == "B" ? "C" : "B"
      #expect(throws: SealingError.self) { try ring.open(String(changed), boundTo: "person.phone") }
    }
    for length in 0..<signs.count {
      #expect(throws: SealingError.self) { try ring.open(String(signs.prefix(length)), boundTo: "person.phone") }
    }
  }

  @Test("a key does not open what it sealed under the name of the other suite")
  func otherSuite() throws {
    let ring = try KeyRing.make(.aes)
    let sealed = try ring.seal("13800000000", boundTo: "person.phone")
    let renamed = sealed.replacingOccurrences(of: "aes256gcm", with: "sm4ctrhmacsm3")
    #expect(throws: SealingError.unreadable) { try ring.open(renamed, boundTo: "person.phone") }
  }

  @Test(
    "what is no sealed text is told from one",
    arguments: ["", "13800000000", "yf1", "yf1:", "yf1:des:1:x", "yf2:aes256gcm:00000000:AAAA", "a:b:c:d:e"])
  func unreadable(text: String) throws {
    let ring = try KeyRing.make(.aes)
    #expect(!KeyRing.isSealed(text))
    #expect(throws: SealingError.unreadable) { try ring.open(text, boundTo: "person.phone") }
  }

  @Test("equal texts have equal hashes under one key, others have not", arguments: Suite.allCases)
  func lookup(suite: Suite) throws {
    let ring = try KeyRing.make(suite)
    let hash = try ring.lookup("13800000000")
    #expect(hash.wholeMatch(of: /(hmacsha256|hmacsm3):[0-9a-f]{8}:[0-9a-f]{64}/) != nil)
    #expect(hash.hasPrefix("\(suite.hashing):\(ring.list[0].id):"))
    #expect(try ring.lookup("13800000000") == hash && ring.lookup("13800000001") != hash)
    #expect(try KeyRing.make(suite).lookup("13800000000").suffix(64) != hash.suffix(64))
  }

  @Test("a new key seals, those before open and are looked up", arguments: Suite.allCases, Suite.allCases)
  func rotation(before: Suite, after: Suite) throws {
    let old = try KeyRing.make(before)
    let sealed = try old.seal("13800000000", boundTo: "person.phone")
    let ring = try old.adding(after)
    #expect(ring.list.map(\.suite) == [after, before] && ring.list.map(\.seals) == [true, false])
    #expect(try ring.open(sealed, boundTo: "person.phone") == "13800000000" && !ring.isCurrent(sealed))
    let anew = try ring.seal("13800000000", boundTo: "person.phone")
    #expect(anew.hasPrefix(ring.currentHead) && !sealed.hasPrefix(ring.currentHead))
    #expect(throws: SealingError.unknownKey(ring.list[0].id)) { try old.open(anew, boundTo: "person.phone") }
    #expect(try ring.lookups("13800000000") == [ring.lookup("13800000000"), old.lookup("13800000000")])
    #expect(try KeyRing(text: ring.text).open(sealed, boundTo: "person.phone") == "13800000000")
    let last = ring.sealingOnly
    #expect(try last.open(anew, boundTo: "person.phone") == "13800000000" && last.list.count == 1)
    #expect(throws: SealingError.unknownKey(old.list[0].id)) { try last.open(sealed, boundTo: "person.phone") }
  }

  @Test("keys are not printed")
  func printed() throws {
    let ring = try KeyRing.make(.aes)
    let key = try #require(ring.text.split(separator: "\n").last?.split(separator: " ").last)
    #expect(key.count == 43 && !"\(ring)".contains(key))
  }

  @Test("damaged key files are told line by line")
  func damaged() throws {
    let line = try #require(KeyRing.make(.sm).text.split(separator: "\n").last.map(String.init))
    let parts = line.split(separator: " ").map(String.init)
    let turned = String(parts[2].reversed())
    let cases: [(String, KeyFileError.Problem)] = [
      ("", .empty), ("# nothing\n\n", .empty), (line + "\nrubbish\n", .line(2)), (line + " more", .line(1)),
      ("\(parts[0]) des \(parts[2])", .suite(line: 1, "des")), ("\(parts[0]) aes \(parts[2])", .key(line: 1)),
      ("\(parts[0]) sm \(turned)", .key(line: 1)), ("\(parts[0]) sm AAAA", .key(line: 1)),
      ("00000000 sm \(parts[2])", .key(line: 1)), ("\(line)\n\(line)\n", .twice(parts[0])),
    ]
    for (text, problem) in cases {
      #expect(throws: problem) { try KeyRing(text: text) }
    }
    #expect(try KeyRing(text: "\r\n# x\n" + line + "\r\n").list.count == 1)
  }
}

@Suite struct KeyFileTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "yinfeng-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }

  @Test("a new file is private and never written over; a ring with a new key takes its place whole")
  func files() throws {
    try withFolder { folder in
      let path = folder + "/contact.keys"
      let ring = try KeyRing.make(.aes)
      try ring.write(newFile: path)
      #expect(try permissions(path) == 0o600)
      #expect(try KeyRing(file: path).list == ring.list)
      let other = try KeyRing.make(.sm)
      #expect(throws: KeyFileError(path: path, problem: .exists)) { try other.write(newFile: path) }
      #expect(try KeyRing(file: path).list == ring.list)
      let both = try ring.adding(.sm)
      try both.write(replacing: path)
      #expect(try KeyRing(file: path).list == both.list && permissions(path) == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["contact.keys"])
    }
  }

  @Test("a key file stays its owner's when root adds a key", .enabled(if: geteuid() == 0, "skipped: not root"))
  func owner() throws {
    try withFolder { folder in
      let path = folder + "/contact.keys"
      let ring = try KeyRing.make(.aes)
      try ring.write(newFile: path)
      try FileManager.default.setAttributes(
        [.ownerAccountID: 65_534, .groupOwnerAccountID: 65_534], ofItemAtPath: path)
      try ring.adding(.sm).write(replacing: path)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect((attributes[.ownerAccountID] as? NSNumber)?.intValue == 65_534)
      #expect(try permissions(path) == 0o600)
    }
  }

  @Test("a file that others may read or write is refused; systemd's group may read its credentials")
  func openFiles() throws {
    try withFolder { folder in
      let path = folder + "/contact.keys"
      try KeyRing.make(.aes).write(newFile: path)
      for (mode, credentials, isTaken) in [
        (0o600, nil, true), (0o400, nil, true), (0o640, nil, false), (0o604, nil, false), (0o620, folder, false),
        (0o440, folder, true), (0o444, folder, false), (0o440, "/run/credentials", false), (0o440, "", false),
      ] as [(Int, String?, Bool)] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        let read = Result { try KeyRing(file: path, credentials: credentials) }
        switch read {
        case .success: #expect(isTaken, "\(mode)")
        case .failure(let error):
          #expect(!isTaken)
          #expect(error as? KeyFileError == KeyFileError(path: path, problem: .open(permissions: mode)))
          #expect("\(error)".contains(path))
        }
      }
    }
  }

  @Test("what is no key file is told with its path")
  func noFile() throws {
    try withFolder { folder in
      #expect(throws: KeyFileError(path: folder + "/none", problem: .missing)) { try KeyRing(file: folder + "/none") }
      #expect(throws: KeyFileError(path: folder, problem: .notAKeyFile)) { try KeyRing(file: folder) }
      let path = folder + "/binary"
      #expect(
        FileManager.default.createFile(
          atPath: path, contents: Data([0xFF, 0xFE, 0]), attributes: [.posixPermissions: 0o600]))
      #expect(throws: KeyFileError(path: path, problem: .notAKeyFile)) { try KeyRing(file: path) }
      #expect(throws: KeyFileError.self) { try KeyRing.make(.aes).write(newFile: folder + "/no/folder") }
    }
  }
}

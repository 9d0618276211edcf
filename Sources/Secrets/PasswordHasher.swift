import CLibsodium
import Foundation

/// Passwords hashed with Argon2id by libsodium (`crypto_pwhash_str`). A hash names its own algorithm, cost and salt:
/// `$argon2id$v=19$m=65536,t=2,p=1$…`.
package struct PasswordHasher: Sendable {
  /// What a guess costs.
  package struct Cost: Sendable, Hashable {
    /// Passes over the memory.
    package var passes: Int
    /// Bytes of memory.
    package var memory: Int

    /// A cost; libsodium takes one pass and 8 KiB at the least.
    package init(passes: Int, memory: Int) {
      self.passes = passes
      self.memory = memory
    }

    /// Two passes over 64 MiB: libsodium's `crypto_pwhash_OPSLIMIT_INTERACTIVE` and `crypto_pwhash_MEMLIMIT_INTERACTIVE`
    /// (libsodium documentation, "The pwhash* API"), more than the least that OWASP's Password Storage Cheat Sheet
    /// allows for Argon2id (two passes over 19 MiB).
    package static let standard = Cost(passes: 2, memory: 64 << 20)
  }

  /// Why a password could not be hashed or held against a hash.
  package enum Failure: String, Error, Sendable, Hashable {
    /// Too many wait for a thread; trying again helps.
    case busy = "passwords_busy"
    /// There is not enough memory.
    case outOfMemory = "passwords_out_of_memory"
  }

  private let cost: Cost
  private let threads: WorkThreads

  /// A hasher that works on `threads`, never on Swift's own.
  package init(cost: Cost = .standard, threads: WorkThreads = .hashing) {
    self.cost = cost
    self.threads = threads
  }

  /// The hash to keep, under a salt of its own.
  /// - Throws: `Failure`.
  package func hash(_ password: String) async throws(Failure) -> String {
    let characters = PasswordHasher.characters(password)
    let hash = try await run { [cost] in PasswordHasher.hash(characters, cost) }
    guard let hash else { throw .outOfMemory }
    return hash
  }

  /// Whether the hash was made of this password. What is no hash is made of none, after the same work.
  /// - Throws: `Failure`.
  package func verify(_ password: String, against hash: String) async throws(Failure) -> Bool {
    guard PasswordHasher.isHash(hash) else {
      try await verifyAgainstNothing(password)
      return false
    }
    let characters = PasswordHasher.characters(password)
    return try await run {
      unsafe crypto_pwhash_str_verify(hash, characters, UInt64(characters.count)) == 0
    }
  }

  /// The work of `verify` where no hash is kept, so that the answer for an unknown account takes as long as for a known.
  /// - Throws: `Failure`.
  package func verifyAgainstNothing(_ password: String) async throws(Failure) {
    _ = try await hash(password)
  }

  /// Whether the hash was made at another cost; it is made anew when its password is next told.
  package func needsRehash(_ hash: String) -> Bool {
    guard PasswordHasher.isReady, PasswordHasher.isHash(hash) else { return true }
    return unsafe crypto_pwhash_str_needs_rehash(hash, UInt64(cost.passes), cost.memory) != 0
  }

  /// A password as it is compared and hashed: NFKC, so that the same signs typed on another keyboard are the same.
  package static func normalised(_ password: String) -> String { password.precomposedStringWithCompatibilityMapping }

  private static func characters(_ password: String) -> [CChar] {
    normalised(password).utf8.map { CChar(bitPattern: $0) }
  }

  private static let isReady = sodium_init() >= 0

  private static func isHash(_ text: String) -> Bool {
    text.hasPrefix("$argon2id$") && text.utf8.count < crypto_pwhash_strbytes()
  }

  /// `nil` when there is not enough memory.
  private static func hash(_ characters: [CChar], _ cost: Cost) -> String? {
    var hash = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
    let status = unsafe crypto_pwhash_str(
      &hash, characters, UInt64(characters.count), UInt64(cost.passes), cost.memory)
    guard status == 0 else { return nil }
    return String(decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func run<Made: Sendable>(_ work: @escaping @Sendable () -> Made) async throws(Failure) -> Made {
    guard PasswordHasher.isReady else { throw .outOfMemory }
    do { return try await threads.run(work) } catch { throw .busy }
  }
}

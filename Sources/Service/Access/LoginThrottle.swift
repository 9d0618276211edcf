/// How failed log-ins are slowed down: by account and address together, by account, and by address. The pause doubles with
/// each failure up to a bound, so that guessing is hopeless and nobody can lock somebody else out for good.
package enum LoginThrottle {
  /// What attempts are counted under.
  package struct Key: Sendable, Hashable {
    /// What is counted, such as `account li.ming`.
    package let text: String
    /// How many attempts are free.
    package let free: Int
    /// The longest pause in seconds.
    package let longest: Int
    /// Whether it tells where an account was let in from.
    package var isTrusted = false
    /// Whether it holds nobody up who was let in from there of late.
    package var yieldsToTrust = false
  }

  /// The keys of an attempt: the first is that of this account from this address. Addresses that one customer of a network is
  /// given are one.
  static func keys(login: String, address: String, _ limits: AccessLimits) -> [Key] {
    let address = NetworkAddress(address)?.neighbourhood.text ?? address
    return [
      Key(text: "pair \(login) \(address)", free: limits.freeAttempts, longest: limits.longestPause, isTrusted: true),
      Key(
        text: "account \(login)", free: limits.freeAttempts * 2, longest: limits.longestAccountPause,
        yieldsToTrust: true),
      Key(text: "address \(address)", free: limits.freeAttempts * 10, longest: limits.longestAccountPause),
    ]
  }

  /// The key of a wrong code after the right password. Only who knows the password is counted here, and so nobody else is
  /// held up; a recovery code, which cannot be guessed, is always let through.
  static func code(login: String, _ limits: AccessLimits) -> Key {
    Key(text: "code \(login)", free: limits.freeCodes, longest: limits.longestCodePause)
  }
}

/// How failed log-ins are slowed down: by account and address together, by account, and by address. The pause grows with each
/// failure up to a bound, so that guessing is hopeless and nobody can lock somebody else out for good.
package enum LoginThrottle {
  /// What attempts are counted under.
  package struct Key: Sendable, Hashable {
    /// What is counted, such as `account li.ming`.
    package let text: String
    /// How many attempts are free.
    package let free: Int
    /// The longest pause in seconds.
    package let longest: Int

    package init(text: String, free: Int, longest: Int) {
      self.text = text
      self.free = free
      self.longest = longest
    }
  }

  /// The keys of an attempt.
  package static func keys(login: String, address: String, _ limits: AccessLimits) -> [Key] {
    [
      Key(text: "pair \(login) \(address)", free: limits.freeAttempts, longest: limits.longestPause),
      Key(text: "account \(login)", free: limits.freeAttempts * 2, longest: limits.longestAccountPause),
      Key(text: "address \(address)", free: limits.freeAttempts * 10, longest: limits.longestAccountPause),
    ]
  }
}

/// The limits of letting people in, from the table `access-limits`.
package struct AccessLimits: Sendable, Hashable {
  /// Failed log-ins that cost no pause.
  package var freeAttempts = 5
  /// Seconds that an address waits at most before it may try an account again.
  package var longestPause = 900
  /// Seconds that an account or an address as a whole waits at most.
  package var longestAccountPause = 30
  /// How long a browser's session may lie unused, and how long it lasts at all.
  package var sessionIdle: Duration = .seconds(30 * 60)
  package var sessionLength: Duration = .seconds(12 * 3600)
  /// Days that a token lasts when nothing else is said, and at most.
  package var tokenDays = 90
  package var longestTokenDays = 365

  package init() {}
}

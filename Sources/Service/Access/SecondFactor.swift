package import Secrets

/// What an account shows beside its password: codes of an authenticator, and recovery codes for who has lost it.
package struct SecondFactor: Sendable, Hashable {
  /// The secret in base32 whose codes count; `nil` while none does.
  package var secret: String?
  /// A secret that was shown and counts once it is confirmed with a code of it.
  package var offered: String?
  /// The step of the code taken last: a code is good once.
  package var usedStep: Int64?
  /// The hashes of the recovery codes that are left.
  package var recovery: [[UInt8]]

  package static let none = SecondFactor(secret: nil, offered: nil, usedStep: nil, recovery: [])

  package init(secret: String?, offered: String?, usedStep: Int64?, recovery: [[UInt8]]) {
    self.secret = secret
    self.offered = offered
    self.usedStep = usedStep
    self.recovery = recovery
  }

  /// How a code was right.
  enum Proof: Sendable, Hashable {
    case authenticator
    case recovery
  }

  /// Takes a code, which is then used up; `nil` when it is none of this account's. The work is the same without a secret.
  mutating func take(_ code: String, at seconds: Int64) -> Proof? {
    let codes = secret.flatMap { TimedCode(base32: $0) }
    let step = (codes ?? TimedCode()).step(of: code, at: seconds, after: usedStep)
    let index = RecoveryCodes.index(of: code, in: recovery)
    guard codes != nil else { return nil }
    if let step {
      usedStep = step
      return .authenticator
    }
    guard let index else { return nil }
    recovery.remove(at: index)
    return .recovery
  }

  /// Makes the secret that was offered count, and recovery codes with it; `nil` when the code is none of it.
  mutating func confirm(_ code: String, at seconds: Int64) -> RecoveryCodes? {
    guard let offered, let step = TimedCode(base32: offered)?.step(of: code, at: seconds) else { return nil }
    let codes = RecoveryCodes()
    self = SecondFactor(secret: offered, offered: nil, usedStep: step, recovery: codes.hashes)
    return codes
  }

  /// How it stands.
  var state: SecondFactorState {
    SecondFactorState(isOn: secret != nil, isOffered: offered != nil, recoveryCodesLeft: recovery.count)
  }
}

/// How a second factor stands: `{is_on, is_offered, recovery_codes_left}`.
package struct SecondFactorState: Sendable, Hashable, Encodable {
  /// Whether log-in asks for a code.
  package let isOn: Bool
  /// Whether a secret waits to be confirmed.
  package let isOffered: Bool
  package let recoveryCodesLeft: Int

  enum CodingKeys: String, CodingKey {
    case isOn = "is_on"
    case isOffered = "is_offered"
    case recoveryCodesLeft = "recovery_codes_left"
  }
}

/// What an authenticator app is told: `{secret, uri}`; told once.
package struct OfferedSecret: Sendable, Encodable {
  /// Base32, to be typed into the app.
  package let secret: String
  /// `otpauth://totp/…`, as a QR code says it.
  package let uri: String
}

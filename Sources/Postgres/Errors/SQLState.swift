/// A five-character SQLSTATE. Open: any code the server sends is kept.
/// Source: PostgreSQL 15 documentation, appendix A, "PostgreSQL Error Codes".
public struct SQLState: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  /// The five characters.
  public let rawValue: String

  /// A code by its five characters.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// 0A000: among others, a cached plan whose result type has changed.
  public static let featureNotSupported = SQLState(rawValue: "0A000")
  /// 23502
  public static let notNullViolation = SQLState(rawValue: "23502")
  /// 23503
  public static let foreignKeyViolation = SQLState(rawValue: "23503")
  /// 23505
  public static let uniqueViolation = SQLState(rawValue: "23505")
  /// 23514
  public static let checkViolation = SQLState(rawValue: "23514")
  /// 26000: the prepared statement is not there
  public static let invalidStatementName = SQLState(rawValue: "26000")
  /// 40001
  public static let serializationFailure = SQLState(rawValue: "40001")
  /// 40P01
  public static let deadlockDetected = SQLState(rawValue: "40P01")
  /// 42501
  public static let insufficientPrivilege = SQLState(rawValue: "42501")
  /// 55P03
  public static let lockNotAvailable = SQLState(rawValue: "55P03")
  /// 57014: cancelled by request or by `statement_timeout`
  public static let queryCancelled = SQLState(rawValue: "57014")
  /// 57P01
  public static let adminShutdown = SQLState(rawValue: "57P01")

  /// Whether the same transaction may succeed when it is run again (class 40).
  public var isTransactionRollback: Bool { rawValue.hasPrefix("40") }

  /// The five characters.
  public var description: String { rawValue }
}

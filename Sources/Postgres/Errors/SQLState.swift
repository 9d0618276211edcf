/// A five-character SQLSTATE. Open: any code the server sends is kept.
/// Source: PostgreSQL 15 documentation, appendix A, "PostgreSQL Error Codes".
package struct SQLState: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  package let rawValue: String

  /// A code by its five characters.
  package init(rawValue: String) { self.rawValue = rawValue }

  /// 0A000: among others, a cached plan whose result type has changed.
  package static let featureNotSupported = SQLState(rawValue: "0A000")
  /// 22021: a text holds what the encoding has no place for, such as U+0000
  package static let characterNotInRepertoire = SQLState(rawValue: "22021")
  /// 22P05
  package static let untranslatableCharacter = SQLState(rawValue: "22P05")
  /// 23502
  package static let notNullViolation = SQLState(rawValue: "23502")
  /// 23503
  package static let foreignKeyViolation = SQLState(rawValue: "23503")
  /// 23505
  package static let uniqueViolation = SQLState(rawValue: "23505")
  /// 23514
  package static let checkViolation = SQLState(rawValue: "23514")
  /// 26000: the prepared statement is not there
  package static let invalidStatementName = SQLState(rawValue: "26000")
  /// 40001
  package static let serializationFailure = SQLState(rawValue: "40001")
  /// 40P01
  package static let deadlockDetected = SQLState(rawValue: "40P01")
  /// 42501
  package static let insufficientPrivilege = SQLState(rawValue: "42501")
  /// 53100
  package static let diskFull = SQLState(rawValue: "53100")
  /// 54000: among others, a value longer than an index takes
  package static let programLimitExceeded = SQLState(rawValue: "54000")
  /// 55P03
  package static let lockNotAvailable = SQLState(rawValue: "55P03")
  /// 57014: cancelled by request or by `statement_timeout`
  package static let queryCancelled = SQLState(rawValue: "57014")
  /// 57P01
  package static let adminShutdown = SQLState(rawValue: "57P01")

  /// Whether the same transaction may succeed when it is run again (class 40).
  package var isTransactionRollback: Bool { rawValue.hasPrefix("40") }

  package var description: String { rawValue }
}

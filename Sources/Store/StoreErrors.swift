import Postgres
import Service

/// Runs work on the database and turns what PostgreSQL refuses into refusals of the service.
func guarded<Result>(_ work: () async throws -> Result) async throws -> Result {
  do {
    return try await work()
  } catch let error as PostgresError {
    throw ServiceError(postgres: error) ?? error
  }
}

extension ServiceError {
  /// The refusal a database error means; `nil` when it is a fault of the program.
  init?(postgres error: PostgresError) {
    if error.meansServerIsAway {
      self.init(.unavailable, code: "database_away", message: "数据库暂不可用,请稍后再试。", remedy: .checkDatabase)
    } else if error.code == .poolExhausted {
      self.init(.unavailable, code: "database_busy", message: "数据库繁忙,请稍后再试。")
    } else if error.code == .timeLimitExceeded {
      self.init(.unavailable, code: "database_slow", message: "数据库未在限定时间内答复,请稍后再试。")
    } else if let state = error.sqlState, ServiceError.passingStates.contains(state) {
      self.init(.unavailable, code: "database_contended", message: "与他人的修改相互等待,本次未写入,请再试一次。")
    } else if let constraint = error.constraint, let state = error.sqlState {
      self.init(constraint: constraint, state)
    } else {
      return nil
    }
  }

  /// Serialization failure, deadlock, lock not available: nothing was written and a second try may succeed.
  private static let passingStates: Set<SQLState> = [.serializationFailure, .deadlockDetected, .lockNotAvailable]

  private init?(constraint: String, _ state: SQLState) {
    switch state {
    case .uniqueViolation:
      self.init(.conflict, code: constraint, message: "已有相同的记录(约束 \(constraint)),请改为编辑已有记录。")
    case .foreignKeyViolation:
      self.init(.conflict, code: constraint, message: "引用的记录不存在,或仍被其他记录引用(约束 \(constraint))。")
    case .checkViolation, .notNullViolation:
      self.init(.invalid, code: constraint, message: "数据不符合约束 \(constraint),请核对该字段的取值。")
    default: return nil
    }
  }
}

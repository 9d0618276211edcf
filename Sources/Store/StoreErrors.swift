import Domain
import Postgres
import Secrets
import Service

/// Runs work on the database and turns what PostgreSQL refuses into refusals of the service.
func guarded<Result>(_ work: () async throws -> Result) async throws -> Result {
  do {
    return try await work()
  } catch let error as PostgresError {
    throw ServiceError(postgres: error) ?? error
  } catch let error as SealingError {
    throw ServiceError(.unavailable, code: error.code, message: "联系方式无法读写:\(error)。")
  }
}

extension ServiceError {
  /// The refusal a database error means; `nil` when it is a fault of the program.
  init?(postgres error: PostgresError) {
    if error.meansServerIsAway {
      self.init(.unavailable, code: "database_away", message: "数据库暂不可用,请稍后再试。", remedy: .checkDatabase)
    } else if error.code == .poolExhausted {
      self.init(.unavailable, code: "database_busy", message: "数据库繁忙,请稍后再试。")
    } else if error.code == .timeLimitExceeded || error.sqlState == .queryCancelled {
      self.init(.unavailable, code: "database_slow", message: "数据库未在限定时间内答复,请稍后再试。")
    } else if let state = error.sqlState, ServiceError.passingStates.contains(state) {
      self.init(.unavailable, code: "database_contended", message: "与他人的修改相互等待,本次未写入,请再试一次。")
    } else if error.sqlState == .diskFull {
      self.init(.unavailable, code: "database_full", message: "数据库所在磁盘已满,没有写入,请管理员清理后再试。")
    } else if error.sqlState == .insufficientPrivilege {
      self.init(.forbidden, code: "outside_scope", message: "该记录不在此账号的管辖范围内,没有写入。")
    } else if error.sqlState == .characterNotInRepertoire || error.sqlState == .untranslatableCharacter {
      self.init(.invalid, code: "unreadable_text", message: "文字中含有不能保存的字符(如 U+0000),请删去后再试。")
    } else if error.sqlState == .programLimitExceeded {
      self.init(.invalid, code: "text_too_long", message: "文字过长,无法保存,请缩短后再试。")
    } else if error.constraint == "account_firm_bound" {
      self.init(.conflict, code: "firm_has_account", message: "该企业有可登录的账号,请先停用账号,再删除或合并企业。")
    } else if let constraint = error.constraint, let state = error.sqlState {
      self.init(constraint: constraint, state)
    } else {
      return nil
    }
  }

  /// The field that a constraint is named after: `ledger_free_not_negative`.
  private static func place(of constraint: String) -> (field: String, label: String)? {
    func place<Field: RecordField>(_ field: Field.Type) -> (field: String, label: String)? {
      let prefix = Field.entity.rawValue + "_"
      guard constraint.hasPrefix(prefix) else { return nil }
      let rest = constraint.dropFirst(prefix.count)
      let named = Field.allCases.filter { rest.hasPrefix($0.name + "_") }.max { $0.name.count < $1.name.count }
      return named.map { ($0.name, $0.label) }
    }
    return Entity.catalogue.lazy.compactMap { place($0) }.first
  }

  /// Serialization failure, deadlock, lock not available: nothing was written and a second try may succeed.
  private static let passingStates: Set<SQLState> = [.serializationFailure, .deadlockDetected, .lockNotAvailable]

  private init?(constraint: String, _ state: SQLState) {
    let place = ServiceError.place(of: constraint)
    let named = place.map { "「\($0.label)」" } ?? ""
    switch state {
    case .uniqueViolation:
      self.init(.conflict, code: "record_exists", message: "已有\(named)相同的记录,请改为编辑已有记录。")
    case .foreignKeyViolation:
      self.init(.conflict, code: "reference_broken", message: "\(named)引用的记录不存在,或仍被其他记录引用。")
    case .checkViolation, .notNullViolation:
      let (code, why) =
        switch constraint.split(separator: "_").last {
        case "negative": ("out_of_range", "不能为负数。")
        case "present": ("missing", "不能为空。")
        case "choice": ("not_a_choice", "的取值不在可选范围内。")
        case "order": ("out_of_order", "的先后有误:结束不能早于开始。")
        default: ("not_allowed", "的取值不符合要求,请核对。")
        }
      let message = (named.isEmpty ? "记录" : named) + why
      self.init(
        .invalid, code: "invalid_record", message: message,
        fields: place.map { [.init(field: $0.field, code: code, message: message)] } ?? [])
    default: return nil
    }
  }
}

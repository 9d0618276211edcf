/// Why a use case refused or could not finish. Faces map `kind` to exit codes and HTTP statuses; `message` is safe to show.
package struct ServiceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The families of refusal.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// No such record, need, run or file.
    case notFound = "not_found"
    /// A name stands for several records; `candidates` lists them.
    case ambiguous
    /// The input is wrong; `fields` says where.
    case invalid
    /// Somebody changed the record meanwhile, or it is still used.
    case conflict
    /// The database is away or busy; trying again may help.
    case unavailable
    /// The request is larger than the stated limit.
    case tooLarge = "too_large"
    /// Nobody is known to be asking, or what was shown to be let in is not good.
    case unauthenticated
    /// The account may not do this.
    case forbidden
    /// Too many attempts; `pause` says how long to wait.
    case tooMany = "too_many"
  }

  /// One field that was refused.
  package struct FieldProblem: Sendable, Hashable, Codable {
    /// The field's name in the API.
    package let field: String
    /// A stable code, such as `not_a_number`.
    package let code: String
    /// What is wrong and how to mend it, in Chinese.
    package let message: String

    /// One field that was refused.
    package init(field: String, code: String, message: String) {
      self.field = field
      self.code = code
      self.message = message
    }
  }

  /// A record that a name may stand for.
  package struct Candidate: Sendable, Hashable, Codable {
    package let id: Int64
    /// Its code or credit code, when it has one.
    package let code: String?
    /// Its name or title.
    package let name: String

    /// A record that a name may stand for.
    package init(id: Int64, code: String?, name: String) {
      self.id = id
      self.code = code
      self.name = name
    }
  }

  /// The family of refusal.
  package let kind: Kind
  /// A stable code such as `enterprise_not_found`.
  package let code: String
  /// What happened and how to mend it, in Chinese.
  package let message: String
  /// The fields that were refused.
  package let fields: [FieldProblem]
  /// What an ambiguous name may stand for.
  package let candidates: [Candidate]
  /// What one can do about it; faces put it into words.
  package let remedy: Remedy?
  /// Seconds after which trying again is worth it, where that is known.
  package let pause: Int?

  package init(
    _ kind: Kind, code: String, message: String, fields: [FieldProblem] = [], candidates: [Candidate] = [],
    remedy: Remedy? = nil, pause: Int? = nil
  ) {
    self.kind = kind
    self.code = code
    self.message = message
    self.fields = fields
    self.candidates = candidates
    self.remedy = remedy
    self.pause = pause
  }

  package var description: String { "\(code): \(message)" }
}

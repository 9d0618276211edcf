package import Domain

/// Who may do what, and on whose rows: the one table, and the one function that reads it.
///
/// The rows themselves are shown by row security, which knows the account; the table says whether the account may do the
/// thing at all.
package enum Policy {
  /// The rows an allowed action reaches.
  package enum Scope: String, Sendable, Hashable, CaseIterable {
    case organisation
    /// The account's parks and what hangs on them; what belongs to no park is the organisation's.
    case ownParks = "own_parks"
    /// The account's own firm.
    case ownFirm = "own_firm"
  }

  /// One line of the table: the scope of each role, in the order of ``Role``; `nil` where it may not.
  package struct Row: Sendable, Hashable {
    package let action: Action
    package let scopes: [Role: Scope]

    fileprivate init(
      _ action: Action, branch: Scope? = nil, park: Scope? = nil, leader: Scope? = nil, firm: Scope? = nil,
      administrator: Scope? = .organisation
    ) {
      self.action = action
      var scopes: [Role: Scope] = [:]
      scopes[.administrator] = administrator
      scopes[.branchOfficer] = branch
      scopes[.parkOfficial] = park
      scopes[.leader] = leader
      scopes[.firm] = firm
      self.scopes = scopes
    }
  }

  package static let rows: [Row] = [
    Row(.read, branch: .organisation, park: .ownParks, leader: .organisation, firm: .ownFirm),
    Row(.rank, branch: .organisation, park: .ownParks, leader: .organisation),
    Row(.export, branch: .organisation, park: .ownParks, leader: .organisation),
    Row(.disclose, branch: .organisation, park: .ownParks),
    Row(.keepFirms, branch: .organisation),
    Row(.keepParks, branch: .organisation, park: .ownParks),
    Row(.keepWork, branch: .organisation, park: .ownParks),
    Row(.keepRulings, branch: .organisation, park: .ownParks),
    Row(.keepFigures, branch: .organisation, park: .ownParks),
    Row(.freeze, branch: .organisation),
    Row(.undo, branch: .organisation),
    Row(.keepReference),
    Row(.erase, branch: .organisation),
    Row(.keepAccounts),
    Row(.readColleagues, branch: .organisation, park: .organisation, leader: .organisation),
    Row(.readAudit),
    Row(.ownAccount, branch: .organisation, park: .ownParks, leader: .organisation, firm: .ownFirm),
    Row(.ownFirm, firm: .ownFirm, administrator: nil),
  ]

  private static let table = Dictionary(uniqueKeysWithValues: rows.map { ($0.action, $0.scopes) })

  /// The rows that the role may do the action on; `nil` when it may not do it at all.
  package static func scope(of role: Role, _ action: Action) -> Scope? { table[action]?[role] }

  /// Whether somebody may do something: for what is left out where they may not, rather than refused.
  package static func allows(_ action: Action, _ acting: Acting) -> Bool {
    acting.role.map { scope(of: $0, action) != nil } ?? true
  }

  /// Decides whether somebody may do something, and on whose rows. Whoever runs the program where its database is may do
  /// everything.
  ///
  /// Throws `ServiceError` `not_allowed`, `password_must_change`, and `token_reads_only` for a change with a token that is for reading.
  @discardableResult
  package static func demand(_ action: Action, of acting: Acting, isChange: Bool = false) throws(ServiceError) -> Scope
  {
    guard let role = acting.role else { return .organisation }
    guard !acting.mustChange || action == .ownAccount else { throw .passwordMustChange }
    guard let scope = scope(of: role, action) else {
      throw ServiceError(
        .forbidden, code: "not_allowed", message: "\(role.label)账号不能\(action.label)。如工作需要,请联系本单位管理员。")
    }
    guard acting.writes || !isChange else {
      throw ServiceError(
        .forbidden, code: "token_reads_only", message: "此令牌只能查看,不能办理。请换用可办理的令牌。")
    }
    return scope
  }
}

extension ServiceError {
  /// `password_must_change`: a password that was given has to be replaced before anything else.
  static let passwordMustChange = ServiceError(
    .forbidden, code: "password_must_change", message: "首次登录或密码被重置后须先修改密码,再办理其他事项。", remedy: .changePassword)
}

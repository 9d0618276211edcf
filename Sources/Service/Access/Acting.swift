package import Domain

/// Who acts, and from where.
package struct Acting: Sendable, Hashable {
  /// The partnership whose records are read and written.
  package let organisation: Int64
  /// The account; 0 for whoever runs the program where its database is.
  package let account: Int64
  /// What records and the audit call them.
  package let name: String
  /// The name they log in with; `nil` for whoever runs the program where its database is.
  package let login: String?
  /// What the account is for; `nil` for whoever runs the program where its database is, who may do everything.
  package private(set) var role: Role?
  /// The codes of the parks that a park official works for; `nil` for everybody else, who sees all parks.
  package let parks: [String]?
  /// Whether changes are allowed, or only reading: a token may be for reading alone.
  package let writes: Bool
  /// Whether the password has to be replaced before anything else.
  package let mustChange: Bool
  /// The network address asked from; empty on this computer's own terminal.
  package private(set) var address: String
  /// The firm that a firm's account is of.
  let firm: Int64?
  /// The person that a guest is, where the contact is on record.
  let person: Int64?
  /// By what a firm was let in, in words that name nobody.
  let way: String

  /// An account that was let in.
  package init(
    organisation: Int64, account: Int64, name: String, login: String, role: Role, parks: [String], writes: Bool,
    mustChange: Bool = false,
    address: String, firm: Int64? = nil, person: Int64? = nil, way: String = ""
  ) {
    self.login = login
    self.organisation = organisation
    self.account = account
    self.name = name
    self.role = role
    self.parks = role == .parkOfficial ? parks : nil
    self.writes = writes
    self.mustChange = mustChange
    self.address = address
    self.firm = role == .firm ? firm : nil
    self.person = person
    self.way = way
  }

  /// Who they are where work is given to them: the log-in, else the name.
  package var words: String { login ?? name }

  /// The same, asking from another address.
  package func from(_ address: String) -> Acting {
    var moved = self
    moved.address = address
    return moved
  }

  /// The same account as if the policy let it do everything: so that tests see what row security alone lets through.
  package var unchecked: Acting {
    var free = self
    free.role = nil
    return free
  }

  /// Whoever runs the program where its database is.
  package init(operator name: String, organisation: Int64, address: String = "") {
    self.organisation = organisation
    account = 0
    self.name = name
    login = nil
    role = nil
    parks = nil
    writes = true
    mustChange = false
    self.address = address
    firm = nil
    person = nil
    way = ""
  }
}

/// One partnership: a county and the universities that help it.
package struct Organisation: Sendable, Hashable, Encodable {
  package let id: Int64
  /// A short name in letters, unique.
  package let code: String
  package let name: String
  /// How many accounts let somebody in.
  package let accounts: Int
  package let version: Int64

  package init(id: Int64, code: String, name: String, accounts: Int, version: Int64) {
    self.id = id
    self.code = code
    self.name = name
    self.accounts = accounts
    self.version = version
  }
}

/// An organisation to add.
package struct NewOrganisation: Sendable {
  package let code: String
  package let name: String
  package let university: String
  package let county: String

  package init(code: String, name: String, university: String, county: String) {
    self.code = code
    self.name = name
    self.university = university
    self.county = county
  }
}

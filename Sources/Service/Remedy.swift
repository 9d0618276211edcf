package import Domain

/// What one can do about a refusal: a deed and what it is done to. Each face words it as its own users do it.
package enum Remedy: Sendable, Hashable {
  /// Look among the records of a kind.
  case search(Entity)
  /// Put a project on the agenda of a session; what is not known of the two is left to the reader.
  case putOnAgenda(session: Int64? = nil, project: Int64? = nil)
  /// State what a zone has left of a resource.
  case registerLedger(zone: Int64, Resource)
  /// Record the minutes of a visit.
  case recordMinutes(visit: Int64)
  /// Put a visit off, its stops with it.
  case postponeVisit(Int64)
  /// Fill in fields of a visit.
  case editVisit(Int64)
  /// Make the form that a visit is planned or its minutes are written with.
  case makeVisitForm
  /// Say what the edit of a record rests on, or that it stands all the same.
  case stateEvidence(Entity, Int64)
  /// Look among the rankings of the past.
  case listRuns
  /// Compare a ranking of the past with today's.
  case compareRun(String)
  /// Look among the imports.
  case listImports
  /// Take a change back.
  case undo(change: Int64)
  /// Load the reference tables that came with the program.
  case loadReference
  /// Look how the database is.
  case checkDatabase
  /// Serve at another port.
  case choosePort
  /// Serve under TLS or behind a trusted proxy.
  case serveEncrypted
  /// Say by which name the server is called.
  case nameServer
  /// Add the first account.
  case addAdministrator
  /// Look among the organisations.
  case listOrganisations
  case logIn
  case changePassword
  /// Record what a person consents to, for this purpose.
  case recordConsent(person: Int64, purpose: String)
  case addPerson

  /// The deed in a word that stays.
  package var deed: String {
    switch self {
    case .search: "search"
    case .putOnAgenda: "put_on_agenda"
    case .registerLedger: "register_ledger"
    case .recordMinutes: "record_minutes"
    case .postponeVisit: "postpone_visit"
    case .editVisit: "edit_visit"
    case .makeVisitForm: "make_visit_form"
    case .stateEvidence: "state_evidence"
    case .listRuns: "list_rankings"
    case .compareRun: "compare_ranking"
    case .listImports: "list_imports"
    case .undo: "undo_change"
    case .loadReference: "load_reference"
    case .checkDatabase: "check_database"
    case .choosePort: "choose_port"
    case .serveEncrypted: "serve_encrypted"
    case .nameServer: "name_server"
    case .addAdministrator: "add_administrator"
    case .listOrganisations: "list_organisations"
    case .logIn: "log_in"
    case .changePassword: "change_password"
    case .recordConsent: "record_consent"
    case .addPerson: "add_person"
    }
  }
}

/// A remedy as a face words it: `{do, method?, path?, command?}`.
package struct RemedyWords: Encodable, Sendable {
  /// The deed in a word that stays.
  package let deed: String
  /// The request that does it, where one does.
  package var method: String?
  package var path: String?
  /// The command that does it, on the command line.
  package var command: String?

  enum CodingKeys: String, CodingKey {
    case deed = "do"
    case method, path, command
  }

  /// A remedy as a face words it.
  package init(_ remedy: Remedy, method: String? = nil, path: String? = nil, command: String? = nil) {
    deed = remedy.deed
    self.method = method
    self.path = path
    self.command = command
  }
}

/// How the face that writes an answer words the remedies in it; each face tells its encoder.
package struct RemedyWording: Sendable {
  /// Where an encoder keeps it.
  package static let key = CodingUserInfoKey(rawValue: "remedy wording")!
  let words: @Sendable (Remedy) -> RemedyWords

  /// How a face words remedies.
  package init(_ words: @escaping @Sendable (Remedy) -> RemedyWords) { self.words = words }
}

import Domain
import HTTPTypes
import Service

extension RemedyWords {
  /// What one can do about a refusal, as it is answered: `{do, method?, path?}`. What only the server's own people can do has
  /// no path.
  init(request remedy: Remedy) {
    let request = remedy.request
    self.init(remedy, method: request?.method.rawValue, path: request.map { RouteTable.root + $0.path })
  }
}

extension Remedy {
  /// The request that does it, its path below the root.
  fileprivate var request: (method: HTTPRequest.Method, path: String)? {
    switch self {
    case .search(let entity): (.get, "/\(entity.path)")
    case .putOnAgenda: (.post, "/session-items")
    case .registerLedger(let zone, let resource): (.put, "/zones/\(zone)/ledger/\(resource.rawValue)")
    case .recordMinutes(let visit): (.post, "/visits/\(visit)/minutes")
    case .postponeVisit(let visit): (.post, "/visits/\(visit)/moves")
    case .editVisit(let visit): (.patch, "/visits/\(visit)")
    case .stateEvidence(let entity, let id): (.patch, "/\(entity.path)/\(id)")
    case .listRuns: (.get, "/rankings")
    case .compareRun(let run): (.get, "/rankings/\(run)/comparison")
    case .listImports: (.get, "/imports")
    case .undo(let change): (.post, "/changes/\(change)/undo")
    case .logIn: (.post, "/session")
    case .changePassword: (.put, "/me/password")
    case .recordConsent: (.post, "/consents")
    case .addPerson: (.post, "/people")
    case .addAdministrator: (.post, "/accounts")
    case .makeVisitForm, .listOrganisations, .loadReference, .checkDatabase, .choosePort, .serveEncrypted, .nameServer:
      nil
    }
  }
}

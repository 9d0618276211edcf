import Domain
import Service

extension Remedy {
  /// The command that does it.
  var command: String {
    switch self {
    case .search(let entity): "yinfeng \(entity.command) list --search …"
    case .putOnAgenda(let session, let project):
      "yinfeng session-item add session_id=\(session.map { "\($0)" } ?? "…") opportunity_id=\(project.map { "\($0)" } ?? "…")"
    case .registerLedger(let zone, let resource): "yinfeng park ledger set \(zone) \(resource.rawValue) …"
    case .recordMinutes(let visit): "yinfeng visit minutes \(visit) …"
    case .postponeVisit(let visit): "yinfeng visit postpone \(visit) …"
    case .editVisit(let visit): "yinfeng visit edit \(visit) 字段=值 …"
    case .makeVisitForm: "yinfeng visit form …"
    case .stateEvidence(let entity, let id):
      "yinfeng \(entity.command) edit \(id) … --grade documented --source … 或 --take"
    case .listRuns: "yinfeng runs"
    case .compareRun(let run): "yinfeng runs \(run) --compare"
    case .listImports: "yinfeng import list"
    case .undo(let change): "yinfeng change undo \(change)"
    case .loadReference: "yinfeng reference load"
    case .checkDatabase: "yinfeng db status"
    case .recordConsent(let person, let purpose):
      "yinfeng consent add person_id=\(person) purpose=\(purpose) scope=… given_on=… means=… text_version=…"
    case .addPerson: "yinfeng person add name=… phone=…"
    case .choosePort: "yinfeng serve --port …"
    case .serveEncrypted: "yinfeng serve --certificate … --key …,或 yinfeng serve --trusted-proxy …"
    case .nameServer: "yinfeng serve --name …"
    case .addAdministrator: "yinfeng user add 账号 --name 姓名 --role administrator"
    case .listOrganisations: "yinfeng organisation list"
    case .logIn: "yinfeng user token 账号"
    case .changePassword: "yinfeng user reset-password 账号"
    }
  }
}

package import Domain
import Workflow

/// A project that is being worked with a firm: whoever lists the firm for another need says so.
package struct Talk: Sendable, Encodable, Hashable {
  /// The project's number in the records.
  package let id: Int64
  /// ZT-2026-001
  package let code: String
  package let title: String
  /// The need it answers; absent for a project the firm brings itself.
  package let need: Int64?
  /// The stage on screen.
  package let stage: String
  package let officer: String?
  let worker: Worker?

  init(_ project: Stored<OpportunityField>, _ staff: Colleagues) {
    id = project.id
    code = project.text(.code) ?? ""
    title = project.text(.title) ?? ""
    need = project.reference(.need)
    stage = project.position?.label ?? ""
    worker = staff.worker(project.record, .officer)
    officer = worker?.name
  }

  enum CodingKeys: String, CodingKey {
    case id, code, title, need, stage, officer
  }

  /// `正在洽谈 ZT-2026-001 甲子示例汽车线束生产线(联审,专员 王专员)`.
  package var text: String {
    "正在洽谈 \(code) \(title)(" + [stage, officer.map { "专员 \($0)" } ?? "专员未定"].joined(separator: ",") + ")"
  }
}

/// Which firms are being negotiated with: the projects without an exit, by firm.
struct OpenTalks: Sendable {
  /// The projects of each firm, the oldest first.
  let byFirm: [Int64: [Talk]]

  static func read(_ registry: any Registry, _ organisation: Int64) async throws -> OpenTalks {
    let open = try await registry.records(organisation).all(OpportunityField.self, .unknown(.exit))
    let staff = try await registry.staff(organisation)
    let owned = open.compactMap { project in project.reference(.enterprise).map { ($0, project) } }
    return OpenTalks(byFirm: Dictionary(grouping: owned, by: \.0).mapValues { $0.map { Talk($0.1, staff) } })
  }

  /// The projects worked with a firm.
  func with(_ firm: Int64) -> [Talk] { byFirm[firm] ?? [] }

  /// Whether one of them answers this need.
  func isWorked(_ firm: Int64, _ need: Int64) -> Bool { with(firm).contains { $0.need == need } }

  /// Who looks after a firm: the first named officer of its projects.
  func officer(of firm: Int64) -> Worker? { with(firm).lazy.compactMap(\.worker).first }

  /// The projects of these firms, by firm; firms without one are left out.
  func of(_ firms: some Sequence<Int64>) -> [Int64: [Talk]] {
    let firms = Set(firms)
    return byFirm.filter { firms.contains($0.key) }
  }
}

package import Domain
package import Service

/// What stands on top of every page about one firm: its name, the parts, and what is done next with it.
package struct FirmHead: Sendable {
  let id: Int64
  let name: String
  let creditCode: String?
  let tabs: [SettingsPage.Tab]
  /// Where a visit is planned and a project opened with it; `nil` where the account may not.
  let visitPath: String?
  let projectPath: String?

  /// The parts of a firm's pages.
  package enum Part: String, Sendable, CaseIterable {
    case about, work, files, settle, history

    fileprivate var label: String {
      switch self {
      case .about: "概况"
      case .work: "工作往来"
      case .files: "附件"
      case .settle: "待核对"
      case .history: "资料变更"
      }
    }
  }

  /// - Parameter works: whether the account may work on visits and projects.
  package init(_ firm: Stored<EnterpriseField>, at part: Part, works: Bool) {
    let id = firm.id
    self.id = id
    name = firm.text(.name) ?? ""
    creditCode = firm.text(.creditCode)
    tabs = Part.allCases.map {
      .init(
        label: $0.label, path: $0 == .about ? "/enterprises/\(id)" : "/enterprises/\(id)/\($0.rawValue)",
        isCurrent: $0 == part)
    }
    visitPath = works ? "/visits/new?firm=\(id)" : nil
    projectPath = works ? "/projects/new?firm=\(id)" : nil
  }
}

/// The links of a list whose pages are numbered.
struct PageLinks: Sendable {
  let first: String?
  let next: String?

  /// - Parameter address: the list's address, with what it is asked for.
  init(_ address: String, page: Int, of pages: Int) {
    let join = address.contains("?") ? "&" : "?"
    first = page > 1 ? address : nil
    next = page < pages ? "\(address)\(join)page=\(page + 1)" : nil
  }
}

import Domain
package import Service

/// What stands around the content of every page: whose it is, the sections, who is logged in.
package struct Frame: Sendable {
  /// One of the main sections.
  package struct Section: Sendable {
    let label: String
    let path: String
    let isCurrent: Bool
  }

  let title: String
  let organisation: String
  let sections: [Section]
  /// Who is logged in, with what the account is for; `nil` for nobody.
  let who: String?
  /// The word that forms carry; empty where nobody is logged in.
  let word: String
  let isLoggedIn: Bool
  /// Says how to make the first account, where there is none.
  let isOpen: Bool
  let style = Asset.style.path
  let script = Asset.script.path
  /// Whether it is handed to somebody outside: no sections, no script.
  let isBare: Bool
  let mark = Asset.mark.path
  /// Whether empty pages lead to an import of firms.
  let imports: Bool

  /// The sections, in the order of the day's work.
  package enum Place: String, Sendable, CaseIterable {
    case today, needs, enterprises, people, outreach, projects, visits, reviews, parks, reports, imports

    var label: String {
      switch self {
      case .today: "今日"
      case .needs: "招商项目"
      case .enterprises: "校友企业"
      case .people: "校友"
      case .outreach: "招引"
      case .projects: "对接"
      case .visits: "考察"
      case .reviews: "联审会"
      case .parks: "园区"
      case .reports: "报表"
      case .imports: "导入"
      }
    }

    /// Where it is.
    package var path: String { "/" + rawValue }
  }

  /// Who looks at a page.
  package struct Reader: Sendable {
    let name: String
    let role: String
    let organisation: String
    /// The word of the session, which forms carry; empty where there is no account yet.
    package let word: String
    package let isFirm: Bool
    /// Whether there is no account yet, so that whoever runs the program reads as they are.
    let isOpen: Bool
    /// Whether the account may import firms.
    let imports: Bool

    /// - Parameter word: the word of the session; `nil` where there is no account yet.
    package init(_ acting: Acting, organisation: String, word: String?) {
      name = acting.name
      role = acting.role?.label ?? ""
      self.organisation = organisation
      self.word = word ?? ""
      isFirm = acting.role == .firm
      imports = Policy.allows(.keepFirms, acting)
      isOpen = word == nil
    }
  }

  /// - Parameters:
  ///   - place: the section that the page belongs to.
  ///   - reader: who looks at it; `nil` for nobody known.
  package init(_ title: String, in place: Place? = nil, for reader: Reader? = nil) {
    self.title = title
    organisation = reader?.organisation ?? ""
    let isOfficial = reader.map { !$0.isFirm } ?? false
    sections =
      isOfficial
      ? Place.allCases.map { Section(label: $0.label, path: $0.path, isCurrent: $0 == place) } : []
    who = reader.map { $0.isOpen ? "本机使用者" : "\($0.name)(\($0.role))" }
    word = reader?.word ?? ""
    isLoggedIn = reader.map { !$0.isOpen } ?? false
    isOpen = reader?.isOpen ?? false
    isBare = false
    imports = reader?.imports ?? false
  }

  /// What stands around a page that is handed to a firm: no sections, no script, nobody logged in.
  init(bare title: String) {
    self.title = title
    (organisation, sections, who, word, isLoggedIn, isOpen, isBare) = ("", [], nil, "", false, false, true)
    imports = false
  }
}

/// What was refused of a form, on top of it, each with a link to its field.
package struct Problems: Sendable {
  struct Line: Sendable {
    let field: String?
    let text: String
  }

  let heading: String
  let lines: [Line]

  /// - Parameters:
  ///   - error: what was refused.
  ///   - fields: the names of the form's fields.
  package init(_ error: ServiceError, fields: Set<String>) {
    let told = error.fields.isEmpty ? [.init(field: "", code: error.code, message: error.message)] : error.fields
    heading = "没有办理:有 \(told.count) 处要改"
    lines = told.map { Line(field: fields.contains($0.field) ? $0.field : nil, text: $0.message) }
  }
}

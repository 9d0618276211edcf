package import Domain
package import Service

/// One's own account: password, code, sessions and tokens.
package struct SettingsPage: PageModel {
  package static let template = "settings"
  package let frame: Frame
  let tabs: [Tab]
  let isKnown: Bool
  let sessions: [Row]
  let tokens: [Row]
  let isOn: Bool
  let isOffered: Bool
  let codesLeft: Int
  let told: Told?
  let problems: Problems?
  let done: String?
  /// Whose password is asked for, for the browser's keeper of passwords.
  let login: String
  /// What was typed of a token.
  let title: String
  let days: String

  /// A part of the settings.
  package struct Tab: Sendable {
    let label: String
    let path: String
    let isCurrent: Bool

    package init(label: String, path: String, isCurrent: Bool) {
      (self.label, self.path, self.isCurrent) = (label, path, isCurrent)
    }
  }

  struct Row: Sendable {
    let id: Int64
    let title: String
    let made: String
    let used: String
    let until: String
    let scope: String
  }

  /// What is shown this once.
  package struct Told: Sendable {
    let heading: String
    let text: String
    let lines: [String]

    package static func token(_ text: String) -> Told {
      Told(heading: "新令牌", text: "请立即抄存到使用它的程序中,离开本页后不再显示。", lines: [text])
    }

    package static func offer(secret: String, uri: String) -> Told {
      Told(
        heading: "验证器密钥", text: "在验证器中手工添加此密钥(或把下面的地址制成二维码扫描),再在下面填写显示的 6 位数字确认。离开本页后不再显示。",
        lines: [secret, uri])
    }

    package static func codes(_ codes: [String]) -> Told {
      Told(heading: "恢复码", text: "请抄存于他处。丢失验证器时,每个可代替验证码用一次。离开本页后不再显示;以前的恢复码已失效。", lines: codes)
    }
  }

  /// The account as it stands.
  package struct Own: Sendable {
    let login: String
    let sessions: [Credential]
    let tokens: [Credential]
    let factor: SecondFactorState

    package init(login: String, sessions: [Credential], tokens: [Credential], factor: SecondFactorState) {
      (self.login, self.sessions, self.tokens, self.factor) = (login, sessions, tokens, factor)
    }
  }

  /// - Parameter own: `nil` where there is no account yet.
  package init(
    _ own: Own?, tabs: [Tab], told: Told? = nil, typed: [String: String] = [:], refused: ServiceError? = nil,
    done: String? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("设置", for: reader)
    self.tabs = tabs
    isKnown = own != nil
    func row(_ credential: Credential) -> Row {
      Row(
        id: credential.id, title: credential.title, made: PageWords.moment(credential.createdAt),
        used: PageWords.moment(credential.usedAt), until: PageWords.moment(credential.expiresAt),
        scope: credential.kind == .session ? credential.address ?? "本机" : credential.writes ? "可办理" : "只读")
    }
    sessions = own?.sessions.map(row) ?? []
    tokens = own?.tokens.map(row) ?? []
    isOn = own?.factor.isOn ?? false
    isOffered = own.map { $0.factor.isOffered && !$0.factor.isOn } ?? false
    codesLeft = own?.factor.recoveryCodesLeft ?? 0
    self.told = told
    problems = refused.map { Problems($0, fields: ["title", "days", "password", "code"]) }
    self.done = done
    login = own?.login ?? ""
    title = typed["title"] ?? ""
    days = typed["days"] ?? ""
  }
}

/// The accounts of the organisation.
package struct AccountsPage: PageModel {
  package static let template = "accounts"
  package let frame: Frame
  let tabs: [SettingsPage.Tab]
  let rows: [Row]
  let roles: [Choice]
  let parks: [Choice]
  let made: Made?
  let problems: Problems?
  let done: String?
  let login: String
  let name: String
  let enterprise: String

  struct Choice: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
  }

  struct Row: Sendable {
    let login: String
    let name: String
    let role: String
    let parks: String
    let state: String
    let isDisabled: Bool
    let hasFactor: Bool
    let isFirm: Bool
    let roles: [Choice]
    let parkChoices: [Choice]
    let word: String
  }

  /// A password that is told once.
  package struct Made: Sendable {
    let login: String
    let name: String
    let password: String

    package init(_ account: Account, password: String) {
      (login, name, self.password) = (account.login, account.name, password)
    }
  }

  package init(
    _ accounts: [Account], parks: [(code: String, name: String)], tabs: [SettingsPage.Tab], made: Made? = nil,
    typed: [String: String] = [:], chosen: [String] = [], refused: ServiceError? = nil, done: String? = nil,
    for reader: Frame.Reader
  ) {
    frame = Frame("本单位账号", for: reader)
    self.tabs = tabs
    func roles(_ chosen: String?, firm: Bool) -> [Choice] {
      Role.allCases.filter { firm || $0 != .firm }.map {
        Choice(value: $0.rawValue, label: $0.label, isChosen: $0.rawValue == chosen)
      }
    }
    func choices(_ chosen: [String]) -> [Choice] {
      parks.map { Choice(value: $0.code, label: $0.name, isChosen: chosen.contains($0.code)) }
    }
    let names = Dictionary(parks.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    rows = accounts.map { account in
      Row(
        login: account.login, name: account.name, role: account.role.label,
        parks: account.parks.map { names[$0] ?? $0 }.joined(separator: "、"),
        state: account.disabledAt.map { "已停用(\(PageWords.moment($0)))" }
          ?? (account.mustChange ? "有效,待改首次密码" : "有效") + (account.hasSecondFactor ? ",验证码登录" : ""),
        isDisabled: account.disabledAt != nil, hasFactor: account.hasSecondFactor, isFirm: account.role == .firm,
        roles: roles(account.role.rawValue, firm: false), parkChoices: choices(account.parks), word: reader.word)
    }
    self.roles = roles(typed["role"] ?? Role.branchOfficer.rawValue, firm: true)
    self.parks = choices(chosen)
    self.made = made
    problems = refused.map { Problems($0, fields: ["login", "name", "role", "parks", "enterprise_id"]) }
    self.done = done
    (login, name, enterprise) = (typed["login"] ?? "", typed["name"] ?? "", typed["enterprise_id"] ?? "")
  }
}

/// Who did what and when.
package struct AuditPage: PageModel {
  package static let template = "audit"
  package let frame: Frame
  let tabs: [SettingsPage.Tab]
  let rows: [Row]
  let isEmpty: Bool
  let actor: String
  let action: String
  let subject: String
  let from: String
  let to: String
  let next: String?
  let first: String?
  let problems: Problems?
  let exports: [VisitPage.Link]

  struct Row: Sendable {
    let number: Int64
    let when: String
    let actor: String
    let action: String
    let text: String
    let address: String
  }

  package init(
    _ events: [AuditEvent], asked: [String: String], tabs: [SettingsPage.Tab], next: String?, exports: ExportLinks,
    refused: ServiceError?,
    for reader: Frame.Reader
  ) {
    frame = Frame("审计记录", for: reader)
    self.tabs = tabs
    rows = events.map { event in
      Row(
        number: event.number, when: PageWords.moment(event.recordedAt), actor: event.actor, action: event.action,
        text: [event.subject, event.detail].filter { !$0.isEmpty }.joined(separator: " · "),
        address: event.address.isEmpty ? "本机" : event.address)
    }
    isEmpty = events.isEmpty
    self.exports = events.isEmpty ? [] : exports.links
    (actor, action, subject) = (asked["actor"] ?? "", asked["action"] ?? "", asked["subject"] ?? "")
    (from, to) = (asked["from"] ?? "", asked["to"] ?? "")
    (self.next, first) = (next, nil)
    problems = refused.map { Problems($0, fields: ["from", "to"]) }
  }
}

/// One row of the audit with what it changed.
package struct AuditEventPage: PageModel {
  package static let template = "audit-event"
  package let frame: Frame
  let number: Int64
  let facts: [Fact]
  let changes: [Change]
  let isOfChange: Bool
  let left: Int?

  struct Fact: Sendable {
    let label: String
    let value: String
  }

  struct Change: Sendable {
    let record: String
    let label: String
    let before: String
    let after: String
  }

  package init(_ detail: AuditDetail, for reader: Frame.Reader) {
    let event = detail.event
    frame = Frame("审计记录 \(event.number)", for: reader)
    number = event.number
    facts = [
      Fact(label: "时间", value: PageWords.moment(event.recordedAt)), Fact(label: "经办", value: event.actor),
      Fact(label: "事项", value: event.action), Fact(label: "对象", value: event.subject),
      Fact(label: "内容", value: event.detail), Fact(label: "地址", value: event.address.isEmpty ? "本机" : event.address),
      Fact(label: "请求编号", value: event.requestID), Fact(label: "摘要", value: event.digest),
    ].filter { !$0.value.isEmpty }
    changes = detail.facts.prefix(200).map { fact in
      Change(
        record: fact.record, label: fact.label ?? "整条记录", before: fact.before ?? "(无)", after: fact.after ?? "(无)")
    }
    isOfChange = event.change != nil
    let left = detail.left + detail.facts.count - min(200, detail.facts.count)
    self.left = left > 0 ? left : nil
  }
}

import ArgumentParser
import Domain
import Foundation
import Service

struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "账号:新增、停用、角色、密码与令牌",
    discussion: """
      尚无账号时,服务只供本机一人使用;设了第一个账号,所有访问都须登录。

      示例
        yinfeng user add li.ming --name 李试样 --role administrator
        yinfeng user add wang.fang --name 王试样 --role park_official --park SQ-JKQ
        yinfeng user list
      """,
    subcommands: [
      UserAddCommand.self, UserListCommand.self, UserRoleCommand.self, UserDisableCommand.self, UserEnableCommand.self,
      UserResetPasswordCommand.self, UserSecondFactorCommand.self, UserTokenCommand.self, UserPolicyCommand.self,
    ])
}

struct UserAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "新增账号,密码在终端输入,或由程序生成一次性密码",
    discussion: """
      不在终端时用 --password-stdin 从标准输入读一行;都没有时(在远程服务器上新增也是)生成一次性密码,首次登录须修改。

      示例
        yinfeng user add li.ming --name 李试样 --role administrator
        yinfeng user add wang.fang --name 王试样 --role park_official --park SQ-JKQ --generate
      """)

  @Argument(help: "账号:2 到 64 个小写字母、数字、点、下划线或连字符") var login: String
  @Option(help: "姓名") var name: String
  @Option(help: "administrator 管理员,branch_officer 分中心人员,park_official 园区人员,leader 领导,firm 校友企业")
  var role: VocabularyArgument<Role>
  @Option(help: "园区人员所在园区的代码,可重复") var park: [String] = []
  @Option(help: "校友企业账号所属的企业") var enterprise: String?
  @Flag(help: "生成一次性密码并显示") var generate = false
  @Flag(name: .customLong("password-stdin"), help: "从标准输入读密码") var passwordFromInput = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard !(generate && passwordFromInput) else { throw ValidationError("--generate 与 --password-stdin 不能同用") }
  }

  func run() async throws {
    try await global.run { desk in
      let password = generate ? nil : try PasswordPrompt.ask(fromInput: passwordFromInput)
      let (account, made) = try await desk.keepAccounts.add(
        login: login, name: name, role: role.value, parks: park, enterprise: enterprise, password: password,
        desk.invocation())
      try AccountPrinter.print(account, "已新增", password: made, global.json)
    }
  }
}

struct UserListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出本单位的账号")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let accounts = try await desk.keepAccounts.list(desk.invocation())
      if global.json { return Console.line(try Console.json(accounts)) }
      guard !accounts.isEmpty else {
        return Console.line("还没有账号。新增第一名管理员:yinfeng user add 账号 --name 姓名 --role administrator")
      }
      var table = TextTable([
        .init(header: "账号", isName: true), .init(header: "姓名", flexible: true, isName: true), .init(header: "角色"),
        .init(header: "范围", flexible: true), .init(header: "状态"), .init(header: "验证码登录"),
      ])
      table.rows = accounts.map { account in
        [
          account.login, account.name, account.role.label,
          account.role == .parkOfficial
            ? account.parks.joined(separator: "、") : account.enterprise.map { "企业 \($0)" } ?? "本单位",
          account.disabledAt != nil ? "已停用" : account.mustChange ? "待改密码" : "可用",
          account.hasSecondFactor ? "已启用" : "—",
        ]
      }
      for line in table.lines(width: Console.width) { Console.line(line) }
    }
  }
}

struct UserRoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "改变账号的角色与园区",
    discussion: """
      示例
        yinfeng user role wang.fang branch_officer
        yinfeng user role wang.fang park_official --park SQ-JKQ
      """)

  @Argument(help: "账号") var login: String
  @Argument(help: "administrator 管理员,branch_officer 分中心人员,park_official 园区人员,leader 领导")
  var role: VocabularyArgument<Role>
  @Option(help: "园区人员所在园区的代码,可重复") var park: [String] = []
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let account = try await desk.keepAccounts.setRole(login, role.value, parks: park, desk.invocation())
      try AccountPrinter.print(account, "已改为\(account.role.label)", global.json)
    }
  }
}

struct UserDisableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "停用账号,其会话与令牌立即失效,列出名下未了事项;可用 enable 恢复")
  @Argument(help: "账号") var login: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let account = try await desk.keepAccounts.setDisabled(login, true, desk.invocation())
      let left = try await desk.leftBehind(
        account.login, today: desk.today(), organisation: desk.invocation().organisation)
      try AccountPrinter.print(account, "已停用", left: left, global.json)
    }
  }
}

struct UserEnableCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "enable", abstract: "恢复已停用的账号")
  @Argument(help: "账号") var login: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let account = try await desk.keepAccounts.setDisabled(login, false, desk.invocation())
      try AccountPrinter.print(account, "已恢复", global.json)
    }
  }
}

struct UserResetPasswordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset-password", abstract: "重置密码:生成一次性密码,已登录的浏览器退出")
  @Argument(help: "账号") var login: String
  @Flag(name: .shortAndLong, help: "不询问") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      guard yes || Console.confirms("重置「\(login)」的密码,原密码随即失效。") else {
        throw ServiceError(.invalid, code: "not_confirmed", message: "未确认,没有重置。脚本中请加 --yes。")
      }
      let (account, password) = try await desk.keepAccounts.resetPassword(login, desk.invocation())
      try AccountPrinter.print(account, "已重置密码", password: password, global.json)
    }
  }
}

struct UserSecondFactorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "second-factor", abstract: "验证码登录:由本人在登录后启用,遗失验证器和恢复码时在此重置",
    subcommands: [UserResetSecondFactorCommand.self])
}

struct UserResetSecondFactorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "重置验证码登录:登录只须密码,已登录的浏览器退出")
  @Argument(help: "账号") var login: String
  @Flag(name: .shortAndLong, help: "不询问") var yes = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      guard yes || Console.confirms("重置「\(login)」的验证码登录,之后登录只须密码。请先核实是本人要求。") else {
        throw ServiceError(.invalid, code: "not_confirmed", message: "未确认,没有重置。脚本中请加 --yes。")
      }
      let account = try await desk.keepAccounts.resetSecondFactor(login, desk.invocation())
      try AccountPrinter.print(account, "已重置验证码登录", global.json)
    }
  }
}

struct UserPolicyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "policy", abstract: "列出各角色的权限与范围")
  @OptionGroup var global: GlobalOptions

  private struct Row: Encodable {
    let action: String
    let label: String
    let scopes: [String: String]
  }

  func run() async throws {
    if global.json {
      let rows = Policy.rows.map { row in
        Row(
          action: row.action.rawValue, label: row.action.label,
          scopes: Dictionary(uniqueKeysWithValues: row.scopes.map { ($0.key.rawValue, $0.value.rawValue) }))
      }
      return Console.line(try Console.json(rows))
    }
    var table = TextTable([.init(header: "事项", isName: true)] + Role.allCases.map { .init(header: $0.label) })
    table.rows = Policy.rows.map { row in
      [row.action.label]
        + Role.allCases.map { role in
          switch row.scopes[role] {
          case .organisation: "本单位"
          case .ownParks: "本园区"
          case .ownFirm: "本企业"
          case nil: "—"
          }
        }
    }
    for line in table.lines(width: Console.width) { Console.line(line) }
  }
}

/// Prints what became of an account.
enum AccountPrinter {
  private struct Made: Encodable {
    let account: Account
    let password: String?
    let left: LeftBehindLine?

    enum CodingKeys: String, CodingKey {
      case account, password
      case left = "left_behind"
    }
  }

  static func print(
    _ account: Account, _ what: String, password: String? = nil, left: LeftBehindLine? = nil, _ json: Bool
  ) throws {
    if json { return Console.line(try Console.json(Made(account: account, password: password, left: left))) }
    Console.line("\(what):\(account.login) \(account.name)(\(account.role.label))")
    if let left {
      Console.line("名下未了 \(left.text)")
      Console.line("交接:yinfeng opportunity hand-over --all-of \(account.login) --officer 接手人")
    }
    if let password {
      Console.line("一次性密码:\(password)")
      Console.line("只显示这一次;首次登录须修改。")
    }
  }
}

/// Asks for a password where nobody else reads it.
enum PasswordPrompt {
  /// A password typed twice on the terminal, or a line of standard input; `nil` when neither is there to ask.
  static func ask(fromInput: Bool) throws -> String? {
    if fromInput {
      guard let line = Console.readLine() else {
        throw ServiceError(.invalid, code: "password_missing", message: "标准输入中没有密码。")
      }
      return line
    }
    guard Console.isAtTerminal else { return nil }
    let first = typed("密码(至少 12 个字符,不显示;直接回车则生成一次性密码):")
    guard !first.isEmpty else { return nil }
    guard typed("再输一次:") == first else {
      throw ServiceError(.invalid, code: "passwords_differ", message: "两次输入的密码不同,没有新增账号。")
    }
    return first
  }

  private static func typed(_ question: String) -> String {
    Console.notice(question)
    var shown = termios()
    unsafe tcgetattr(STDIN_FILENO, &shown)
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer {
      unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
      Console.notice("\n")
    }
    return readLine() ?? ""
  }
}

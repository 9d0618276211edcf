import ArgumentParser
import Service

struct UserTokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "令牌:供脚本与远程命令行使用",
    subcommands: [UserTokenAddCommand.self, UserTokenListCommand.self, UserTokenRevokeCommand.self])
}

struct UserTokenAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "为账号新建令牌,只显示一次;默认只读",
    discussion: """
      示例
        yinfeng user token add li.ming --title 日报脚本
        yinfeng user token add li.ming --title 远程办理 --writes --days 30
        curl -H "Authorization: Bearer 令牌" http://127.0.0.1:8080/api/v1/needs
      """)

  @Argument(help: "账号") var login: String
  @Option(help: "用途") var title: String
  @Flag(help: "可办理,不只是查看") var writes = false
  @Option(help: "有效天数") var days: Int?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let made = try await desk.token(for: login, title: title, writes: writes, days: days, desk.invocation())
      try TokenPrinter.print(made.text, made.credential, global.json)
    }
  }
}

struct UserTokenListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出账号有效的令牌")
  @Argument(help: "账号") var login: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let tokens = try await desk.tokens(of: login, desk.invocation())
      try TokenPrinter.print(
        tokens, none: "「\(login)」没有有效的令牌。新建:yinfeng user token add \(login) --title 用途", global.json)
    }
  }
}

struct UserTokenRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "revoke", abstract: "撤销令牌,立即失效")
  @Argument(help: "账号") var login: String
  @Argument(help: "令牌编号") var id: Int64
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      try await desk.revokeToken(id, of: login, desk.invocation())
      Console.line(global.json ? #"{"ended":1}"# : "已撤销令牌 \(id)。")
    }
  }
}

/// Prints tokens.
enum TokenPrinter {
  private struct Made: Encodable {
    let token: String
    let credential: Credential
  }

  /// A token that was made, which is told this once.
  static func print(_ text: String, _ credential: Credential, _ json: Bool) throws {
    if json { return Console.line(try Console.json(Made(token: text, credential: credential))) }
    Console.line(text)
    Console.error(
      "令牌 \(credential.id)(\(credential.writes ? "可办理" : "只读")),\(ShanghaiTime.text(credential.expiresAt)) 到期。只显示这一次。")
  }

  static func print(_ tokens: [Credential], none: String, _ json: Bool) throws {
    if json { return Console.line(try Console.json(tokens)) }
    guard !tokens.isEmpty else { return Console.line(none) }
    var table = TextTable([
      .init(header: "编号", alignRight: true), .init(header: "用途", flexible: true, isName: true), .init(header: "权限"),
      .init(header: "最近使用"), .init(header: "到期"),
    ])
    table.rows = tokens.map { token in
      [
        "\(token.id)", token.title, token.writes ? "可办理" : "只读", ShanghaiTime.text(token.usedAt),
        ShanghaiTime.text(token.expiresAt),
      ]
    }
    for line in table.lines(width: Console.width) { Console.line(line) }
  }
}

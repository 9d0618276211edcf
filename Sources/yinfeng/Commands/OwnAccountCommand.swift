import ArgumentParser
import Domain
import Service

struct OwnAccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "me", abstract: "本人的账号:是谁、能办什么,以及本人的令牌",
    discussion: """
      用于在服务器上以令牌办理(--server 或 YINFENG_SERVER);在本机直接运行的没有账号。

      示例
        yinfeng me show
        yinfeng me token list
      """,
    subcommands: [OwnAccountShowCommand.self, OwnTokenCommand.self])
}

struct OwnAccountShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "显示本人的账号、角色、范围和令牌的权限")
  @OptionGroup var global: GlobalOptions

  private struct View: Encodable {
    let login: String
    let name: String
    let role: Role?
    let parks: [String]
    let writes: Bool
  }

  func run() async throws {
    try await global.run { desk in
      let me = try desk.ownAccount.holder()
      if global.json {
        return Console.line(
          try Console.json(
            View(login: me.words, name: me.name, role: me.role, parks: me.parks ?? [], writes: me.writes)))
      }
      let parks = me.parks.map { ",园区 \($0.joined(separator: "、"))" } ?? ""
      Console.line("\(me.words) \(me.name)(\(me.role?.label ?? "")\(parks)),令牌\(me.writes ? "可办理" : "只读")")
    }
  }
}

struct OwnTokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "本人的令牌",
    subcommands: [OwnTokenListCommand.self, OwnTokenRevokeCommand.self])
}

struct OwnTokenListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出本人有效的令牌")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      try TokenPrinter.print(
        try await desk.ownAccount.credentials(.token, desk.invocation()),
        none: "没有有效的令牌。", global.json)
    }
  }
}

struct OwnTokenRevokeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "revoke", abstract: "撤销本人的令牌,立即失效")
  @Argument(help: "令牌编号") var id: Int64
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      try await desk.ownAccount.revokeToken(id, desk.invocation())
      Console.line(global.json ? #"{"ended":1}"# : "已撤销令牌 \(id)。")
    }
  }
}

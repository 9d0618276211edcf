import ArgumentParser
import Domain
import Secrets
import Service

struct InviteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite", abstract: "为企业联系人生成一次性链接,请其核对资料、补充、授权;链接只显示一次",
    discussion: """
      联系人写本企业校友的姓名或编号;不是校友的写姓名,可以核对资料,不能办理授权。
      显示的是网址的后半段,前面加上本单位服务的网址,如 https://yinfeng.example.cn。

      示例
        yinfeng enterprise invite 甲子示例 --contact 示例校友甲子
        yinfeng enterprise invite 44 --contact 示例办事员 --days 7
      """)

  @Argument(help: "编号、代码,或只对应一家的部分名称", completion: Completions.records(EnterpriseField.self)) var record: String
  @Option(help: "联系人:姓名或校友编号") var contact: String
  @Option(help: "有效天数") var days: Int?
  @Option(help: "本单位服务的网址,写明时显示完整链接") var site: String?
  @OptionGroup var global: GlobalOptions

  private struct Made: Encodable {
    let invitation: Invitation
    let link: String
    let path: String
  }

  func run() async throws {
    try await global.run { desk in
      let made = try await desk.invitations.invite(record, contact: contact, days: days, desk.invocation())
      let path = KeepInvitations.path(to: made.token)
      if global.json {
        return Console.line(try Console.json(Made(invitation: made.invitation, link: made.token.text, path: path)))
      }
      let site = String((site ?? "").reversed().drop { $0 == "/" }.reversed())
      Console.line(site + path)
      Console.error(
        "邀请 \(made.invitation.id),\(ShanghaiTime.text(made.invitation.expiresAt)) 前打开一次有效。只显示这一次;"
          + "撤销:yinfeng enterprise revoke-invitation \(made.invitation.id)")
    }
  }
}

struct InvitationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invitations", abstract: "列出发给企业联系人的一次性链接,最近的在前")

  @Argument(help: "编号、代码,或只对应一家的部分名称", completion: Completions.records(EnterpriseField.self)) var record: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let invitations = try await desk.invitations.list(record, desk.invocation())
      if global.json { return Console.line(try Console.json(invitations)) }
      guard !invitations.isEmpty else { return Console.line("没有发过链接。生成:yinfeng enterprise invite 企业 --contact 联系人") }
      var table = TextTable([
        .init(header: "编号", alignRight: true), .init(header: "联系人", flexible: true, isName: true),
        .init(header: "状态"), .init(header: "到期"), .init(header: "打开"),
      ])
      table.rows = invitations.map { invitation in
        [
          "\(invitation.id)", invitation.contact, invitation.state.label, ShanghaiTime.text(invitation.expiresAt),
          invitation.openedAt.map { ShanghaiTime.text($0) } ?? "",
        ]
      }
      for line in table.lines(width: Console.width) { Console.line(line) }
    }
  }
}

struct RevokeInvitationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke-invitation", abstract: "撤销一次性链接;已打开的随即失效")

  @Argument(help: "邀请编号") var id: Int64
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let ended = try await desk.invitations.revoke(id, desk.invocation())
      Console.line(global.json ? try Console.json(ended) : "已撤销邀请 \(id)。")
    }
  }
}

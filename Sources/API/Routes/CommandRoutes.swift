import Domain
import HTTPTypes
import Hummingbird
import Service

/// The route of the command line: the words are run here, at the desk of whoever sends them.
enum CommandRoutes {
  static let all = [run]
  static let operation = "runCommand"

  private static let run = Route(
    method: .post, path: RouteTable.root + "/commands", operation: operation, tag: "命令",
    summary: "在服务器上办理一条命令,如同在本机运行;只办以账号办理的命令,管理服务器本身的除外",
    body: .json("Command"), bodyLimit: \.commandBytes,
    successes: [.init(status: .ok, schema: .ref("CommandAnswer"))], refusals: [404, 413]
  ) { call in
    guard let commands = call.commands else {
      throw ServiceError(.notFound, code: "commands_unavailable", message: "此服务不办理命令。")
    }
    let desk = call.desk.of(
      call.desk.acting.from(call.invocation.address), requestID: call.invocation.requestID)
    return try .json(
      try await commands.run(at: desk, limit: call.limits.commandBytes) {
        try call.decoded(try await call.jsonBytes(), as: CommandRequest.self)
      })
  }

  static let schemas: [NamedSchema] = [
    NamedSchema(
      "Command",
      .object([
        .init(
          "words", .list(.text(CommandRequest.word.longest), CommandRequest.mostWords),
          summary: "程序名之后的各词,一词一项"),
        .optional("width", .integer, summary: "终端的列数,40 至 1000,默认 80"),
        .optional(
          "files",
          .list(
            .object([
              .init("name", .text(CommandRequest.word.longest), summary: "命令中写的文件名;命令只能读取随附的文件"),
              .init("content", .string, summary: "内容,base64"),
              .optional("modified", .integer, summary: "保存时间,1970 年起的秒数"),
            ]), CommandRequest.mostFiles)),
        .optional("input", .string, summary: "标准输入的内容,base64"),
        .optional("confirmed", .text(CommandRequest.word.longest), summary: "已答复 yes 的那句询问"),
        .optional("seen", .text(CommandRequest.word.longest), summary: "那句询问所带的 seen"),
      ])),
    NamedSchema(
      "CommandAnswer",
      .object([
        .init("exit_code", .integer, summary: "命令的退出码"),
        .init(
          "pieces",
          .array(
            .object([
              .init("to", .choice(CommandPiece.Place.allCases.map(\.rawValue))), .optional("text", .string),
              .optional("bytes", .string, summary: "不是文字的内容,base64"),
              .optional("name", .string, summary: "文件名"),
              .optional("seen", .string, summary: "询问之前写出内容的摘要;答复 yes 时一并送回,内容有变即重新询问"),
            ])), summary: "依次写出的内容、文件与询问"),
      ])),
  ]
}

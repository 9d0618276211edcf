import ArgumentParser
import Service

struct OrganisationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "organisation", abstract: "单位:一个县区与帮扶它的高校,各自的数据互不相见",
    subcommands: [OrganisationAddCommand.self, OrganisationListCommand.self, OrganisationShowCommand.self])
}

struct OrganisationAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "新增单位;随后为它载入参考数据并设管理员",
    discussion: """
      示例
        yinfeng organisation add jiazi --name 甲子大学—示例县结对帮扶 --university 甲子大学 --county 示例县
        yinfeng reference load --organisation jiazi
        yinfeng user add chen.shi --name 陈试样 --role administrator --organisation jiazi
      """)

  @Argument(help: "代码:2 到 32 个小写字母、数字或连字符") var code: String
  @Option(help: "名称") var name: String
  @Option(help: "高校") var university: String
  @Option(help: "县区") var county: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let made = try await desk.organisations.add(
        NewOrganisation(code: code, name: name, university: university, county: county), desk.invocation())
      if global.json { return Console.line(try Console.json(made)) }
      Console.line("已新增单位 \(made.id) \(made.code) \(made.name)")
      Console.line("下一步:yinfeng reference load --organisation \(made.code)")
    }
  }
}

struct OrganisationListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "列出单位")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let all = try await desk.organisations.list()
      if global.json { return Console.line(try Console.json(all)) }
      var table = TextTable([
        .init(header: "编号", alignRight: true), .init(header: "代码", isName: true),
        .init(header: "名称", flexible: true, isName: true), .init(header: "账号", alignRight: true),
        .init(header: "数据版本", alignRight: true),
      ])
      table.rows = all.map { ["\($0.id)", $0.code, $0.name, "\($0.accounts)", "\($0.version)"] }
      for line in table.lines(width: Console.width) { Console.line(line) }
    }
  }
}

struct OrganisationShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "显示一个单位")
  @Argument(help: "代码或编号") var code: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let found = try await desk.organisations.find(code)
      if global.json { return Console.line(try Console.json(found)) }
      Console.line("\(found.code) \(found.name)(编号 \(found.id))")
      Console.line("账号 \(found.accounts) 个 · 数据版本 \(found.version)")
    }
  }
}

import ArgumentParser
import Domain
import Service

struct ShowEnterpriseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "一家企业的全貌:资料与来源、推断行业、拟投项目、校友、信用、往来、在谈项目、适合的招商项目",
    discussion: """
      示例
        yinfeng enterprise show 12
        yinfeng enterprise show 甲子示例 --json
        yinfeng enterprise show 甲子示例 --purpose 招商联络 --side county
      """)

  @Argument(help: "编号、统一社会信用代码,或只对应一家的部分名称", completion: Completions.records(EnterpriseField.self)) var record: String
  @OptionGroup var contact: ContactOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let page = try await desk.tellEnterprise(
        record, for: contact.wish, today: desk.today(), invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(page)) }
      EnterprisePagePrinter(page: page).print()
      try await PaperLines.print(of: page.record.stored.id, desk)
    }
  }
}

import ArgumentParser
import Domain
import Service

struct ShowPersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "查看一位校友及每项事实的来源",
    discussion: """
      示例
        yinfeng person show 12
        yinfeng person show 示例校友甲子 --purpose 招商联络 --side county
        yinfeng person show 12 --purpose 征求本人同意 --json
      """)

  @Argument(help: "编号,或只对应一条的部分姓名", completion: Completions.records(PersonField.self)) var record: String
  @OptionGroup var contact: ContactOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.records(PersonField.self)
        .show(record, for: contact.wish, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(view)) }
      RecordPrinter.print(view)
      view.withheld?.print()
      try await PaperLines.print(of: view.stored.id, desk)
    }
  }
}

struct PersonExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "导出保存的某位校友的全部个人信息,供本人查阅复制",
    discussion: """
      列明各项记录与来源、处理依据、提及之处、附件、谁看过、谁改过。应本人请求办理(个人信息保护法第四十五条),
      本人的联系方式照实列出,导出留痕。

      示例
        yinfeng person export 12 --output 查阅件.html
        yinfeng person export 12 --format xlsx --output 查阅件.xlsx
        yinfeng person export 示例校友甲子 --json
      """)

  @Argument(help: "编号,或只对应一条的部分姓名", completion: Completions.records(PersonField.self)) var record: String
  @Option(help: "html、xlsx 或 json") var format = PersonFileFormat.html
  @Option(name: .shortAndLong, help: "写到哪个文件,- 为标准输出;xlsx 与 html 必填") var output: String?
  @OptionGroup var overwriting: Overwriting
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if format != .json, !global.json, output == nil { throw ValidationError("须用 --output 写明文件,或用 --json") }
  }

  func run() async throws {
    try await global.run { desk in
      try OutputFile.demandFree(output, overwriting)
      let file = try await desk.tellPerson(record, today: desk.today(), invocation: desk.invocation())
      let leaving = Leaving(desk, "person export", [("person", "#\(file.person)")], rows: 1)
      if global.json || format == .json {
        let text = try Console.json(file)
        if let output { return try await OutputFile.write(text, to: output, overwriting, leaving) }
        return Console.line(text)
      }
      try await OutputFile.write(
        try file.paper.bytes(format == .xlsx ? .xlsx : .html), to: output ?? "-", overwriting, leaving)
    }
  }
}

/// How what is kept of a person is written.
enum PersonFileFormat: String, ExpressibleByArgument, CaseIterable {
  case html, xlsx, json
}

struct PersonAuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "谁在何时为何看过、改过某位校友的信息,最近的在前",
    discussion: """
      示例
        yinfeng person audit 12
        yinfeng person audit 示例校友甲子 --json
      """)

  @Argument(help: "编号或部分姓名;已删除的用编号", completion: Completions.records(PersonField.self)) var record: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let audit = try await desk.auditPerson(record, organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(audit)) }
      Console.line("校友 \(audit.person)")
      Console.line("查看联系方式" + (audit.looks.isEmpty ? ":无" : ""))
      for look in audit.looks {
        Console.paragraph(
          "\(ShanghaiTime.text(look.recordedAt))  \(look.actor)  \(look.purpose)(\(look.side.label))  "
            + "\(DeedWord.text(look.useCase)),变更 \(look.change)", indent: 2, hanging: 4)
      }
      Console.line("变更" + (audit.changes.isEmpty ? ":无" : ""))
      for change in audit.changes {
        let fields = change.fields.isEmpty ? "" : ":" + change.fields.joined(separator: "、")
        Console.paragraph(
          "\(ShanghaiTime.text(change.recordedAt))  \(change.actor)  \(DeedWord.text(change.useCase)),变更 "
            + "\(change.change)  \(change.label) \(change.record)\(fields)", indent: 2, hanging: 4)
      }
      if !audit.erasures.isEmpty { Console.line("依法删除") }
      for erased in audit.erasures {
        let ground = ErasureGround(rawValue: erased.ground)?.label ?? erased.ground
        Console.paragraph(
          "\(ShanghaiTime.text(erased.recordedAt))  \(erased.actor)  \(erased.label) \(erased.records) 条,"
            + "历次状态 \(erased.states) 个,\(ground),变更 \(erased.change)", indent: 2, hanging: 4)
      }
    }
  }
}

struct PersonEraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "依法删除某位校友的个人信息,不能撤销",
    discussion: """
      删除此人、任职、授权、待定差异及其历史,互动记录和跟进事项中关于本人的内容,本人名下的附件与文件;
      互动的次数与日期、统计数字、谁在何时改过什么的留痕保留。备份中的在备份轮换后消失。
      依据:asked 本人要求,withdrawn 撤回同意,purpose_done 目的已实现,term_over 期限届满,unlawful 违法处理,other_law 其他。

      示例
        yinfeng person erase 12 --dry-run
        yinfeng person erase 12 --ground 本人撤回同意 --yes
      """)

  @Argument(help: "编号或部分姓名;此前删除的用编号", completion: Completions.records(PersonField.self)) var record: String
  @Option(help: "依据,默认 asked 本人要求删除") var ground: VocabularyArgument<ErasureGround>?
  @Flag(name: .shortAndLong, help: "不询问") var yes = false
  @Flag(name: .customLong("dry-run"), help: "只显示结果,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      func erase(_ isDryRun: Bool) async throws -> ErasureReceipt {
        try await desk.erasePerson(
          record, ground: ground?.value ?? .asked, isDryRun: isDryRun, invocation: desk.invocation())
      }
      let plan = try await erase(true)
      if dryRun { return try print(plan) }
      if !yes {
        try print(plan)
        guard Console.confirms("删除校友 \(plan.person) 的全部个人信息,不能撤销。") else {
          throw ServiceError(.invalid, code: "not_confirmed", message: "未确认,没有删除。脚本中请加 --yes。")
        }
      }
      try print(try await erase(false))
    }
  }

  private func print(_ receipt: ErasureReceipt) throws {
    if global.json { return Console.line(try Console.json(receipt)) }
    let change = receipt.change.map { "已删除(变更 \($0))" } ?? "试运行,没有写入"
    Console.line("校友 \(receipt.person),\(receipt.ground.label):\(change)")
    for kind in receipt.kinds {
      Console.line("  \(kind.label):\(kind.records) 条,历次状态 \(kind.states) 个")
    }
    Console.line("  改去姓名的其他记录 \(receipt.reworded) 条,文件 \(receipt.files) 个,留存的答复 \(receipt.answers) 个")
  }
}

struct PersonDueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "按保存期限应当删除个人信息的校友与依据;只列出,不删除",
    discussion: """
      期限见 db/reference/retention-terms.tsv;没有写明期限的为待定,不据此列入。

      示例
        yinfeng person due
        yinfeng person due --json
      """)

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.duePeople(today: desk.today(), organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(view)) }
      if view.items.isEmpty { Console.line("截至 \(view.date) 没有到期应删除的。") }
      for item in view.items {
        Console.paragraph(
          "\(item.person) \(item.name)  \(item.label),自 \(item.since) 起算,\(item.dueOn) 到期  \(item.law)", indent: 2,
          hanging: 4)
      }
      for term in view.undecided { Console.paragraph("待定 \(term.label):\(term.note)", hanging: 2) }
      if !view.items.isEmpty { Console.line("删除:yinfeng person erase 编号 --ground …") }
    }
  }
}

import ArgumentParser
import Domain
import Service

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "审计:谁在何时做了什么,记录是否完整",
    subcommands: [AuditShowCommand.self, AuditVerifyCommand.self])
}

struct AuditShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "列出审计记录,最近的在前;给出编号则显示该条及所记变更的前后",
    discussion: """
      示例
        yinfeng audit show --by 李试样 --from 2026-11-01
        yinfeng audit show --action person. --limit 100
        yinfeng audit show --subject account:li.ming
        yinfeng audit show 1024                              该次办理把什么由何改为何
        yinfeng audit show --organisation 0                  登录失败而账号不存在的
      """)

  @Argument(help: "审计记录的编号") var number: Int64?
  @Option(help: "经办人姓名的一部分") var by: String?
  @Option(help: "事项或其开头,如 person.") var action: String?
  @Option(help: "对象,如 account:li.ming、change:34") var subject: String?
  @Option(help: "起始日 yyyy-mm-dd") var from: String?
  @Option(help: "截止日 yyyy-mm-dd,含当日") var to: String?
  @Option(help: "只列此编号之前的") var before: Int64?
  @Option(help: "最多几条,1 至 1000") var limit = 20
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard number == nil || [by, action, subject, from, to].allSatisfy({ $0 == nil }) && before == nil else {
      throw ValidationError("写明编号时不用筛选条件")
    }
  }

  private func print(_ event: AuditEvent) {
    Console.line("\(event.number)  \(ShanghaiTime.text(event.recordedAt))  \(event.actor)  \(event.action)")
    let rest = [event.subject, event.detail, event.address.isEmpty ? "本机" : event.address].filter { !$0.isEmpty }
    Console.paragraph(rest.joined(separator: " · "), indent: 2, hanging: 4)
  }

  private func print(_ detail: AuditDetail) throws {
    if global.json { return Console.line(try Console.json(detail)) }
    print(detail.event)
    guard detail.event.change != nil else { return }
    if detail.facts.isEmpty { return Console.line("该次办理没有改动现存的记录。") }
    for fact in detail.facts { Console.paragraph(fact.words, indent: 2, hanging: 4) }
    if detail.left > 0 { Console.line("其后还有 \(detail.left) 处。") }
  }

  func run() async throws {
    let (first, last) = (try DayOption.parse(from, "--from"), try DayOption.parse(to, "--to"))
    try await global.run { desk in
      if let number { return try print(try await desk.audit.show(number, desk.invocation())) }
      let events = try await desk.audit(
        AuditQuery(
          actor: by, action: action, subject: subject, from: first?.description, to: last?.description,
          before: before, limit: limit), desk.invocation())
      if global.json { return Console.line(try Console.json(events)) }
      guard !events.isEmpty else { return Console.line("没有符合条件的审计记录。") }
      for event in events { print(event) }
      if events.count == limit, let last = events.last {
        Console.error("更早的:yinfeng audit show --before \(last.number)")
      }
    }
  }
}

struct AuditVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "核对审计记录:有无缺失、改动、调换",
    discussion: """
      显示的末条摘要请抄存于他处;日后以 --head 给出,可证明末尾没有被删去。

      示例
        yinfeng audit verify
        yinfeng audit verify --head 3f2a…
      """)

  @Option(help: "以前抄存的末条摘要") var head: String?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let verdict = try await desk.audit.verify(head: head, desk.invocation())
      if global.json { Console.line(try Console.json(verdict)) }
      if let problem = verdict.problem {
        if !global.json { Console.error("审计记录不完整:\(problem)。 [audit_broken]") }
        throw ExitCode(65)
      }
      guard !global.json else { return }
      Console.line("审计记录完整,共 \(verdict.rows) 条。")
      if !verdict.head.isEmpty { Console.line("末条摘要 \(verdict.head)") }
    }
  }
}

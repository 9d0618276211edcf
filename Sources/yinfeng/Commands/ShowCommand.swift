import ArgumentParser
import Domain
import Service

/// `yinfeng ENTITY show`
struct ShowCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: "查看一条记录及每项事实的来源",
      discussion: """
        示例
          yinfeng \(Field.entity.command) show 12
          yinfeng \(Field.entity.command) show 甲子示例 --json
        """)
  }

  @Argument(help: "编号、代码,或只对应一条的部分名称", completion: Completions.records(Field.self)) var record: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let view = try await desk.records(Field.self).show(record, invocation: desk.invocation())
      let team =
        Field.entity == .opportunity
        ? try await desk.team.list(
          "#\(view.stored.id)", today: desk.today(), organisation: desk.invocation().organisation) : nil
      if global.json { return Console.line(try Console.json(ShownRecord(view: view, team: team))) }
      RecordPrinter.print(view, try await CodeNames(of: view.stored.record.known.map(\.field), desk))
      TeamPrinter.print((team ?? []).filter(\.isLive), under: "专班")
      try await PaperLines.print(of: view.stored.id, desk)
    }
  }
}

/// A record with the team that works on it, `team` beside its fields; absent where a record has none.
struct ShownRecord<Field: RecordField>: Encodable {
  let view: RecordView<Field>
  let team: [TeamLine]?

  enum CodingKeys: String, CodingKey { case team }

  func encode(to encoder: any Encoder) throws {
    try view.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(team, forKey: .team)
  }
}

/// `yinfeng ENTITY history`
struct HistoryCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "history", abstract: "查看谁在何时改了什么,最近的在前")
  }

  @Argument(help: "编号、代码,或只对应一条的部分名称;已删除的用编号", completion: Completions.records(Field.self))
  var record: String
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let states = try await desk.records(Field.self)
        .history(record, organisation: desk.invocation().organisation)
      if global.json { return Console.line(try Console.json(states)) }
      for state in states {
        let time = ShanghaiTime.text(state.began.recordedAt)
        Console.line("变更 \(state.began.id)  \(time)  \(state.began.actor)  \(DeedWord.text(state.began.useCase))")
        if let ended = state.ended, ended.useCase.hasSuffix(".delete") { Console.line("  已于变更 \(ended.id) 删除") }
        for name in state.fields {
          guard let field = Field(rawValue: name) else { continue }
          let value = state.state.stored.record[field].map { state.state.names.display($0, field) } ?? "(未知)"
          Console.paragraph("\(field.label):\(value)", indent: 2, hanging: 4)
        }
      }
    }
  }
}

/// Prints which papers are kept beside a record.
enum PaperLines {
  static func print(of record: Int64, _ desk: Desk) async throws {
    for paper in try await desk.attachments.of(record, organisation: desk.invocation().organisation) {
      Console.paragraph(
        "附件 \(paper.id):\(paper.words(.title)),\(paper.words(.fileKind)),存入 \(paper.words(.keptOn))", indent: 2,
        hanging: 4)
    }
  }
}

enum RecordPrinter {
  static func print<Field: RecordField>(_ view: RecordView<Field>, _ codes: CodeNames = CodeNames()) {
    Console.line("编号 \(view.stored.id) · 变更 \(view.stored.change)")
    for (field, value) in view.stored.record.known {
      var text = "\(field.label):\(codes.display(value, field) ?? view.names.display(value, field))"
      if Field.inferred.contains(field) {
        text += "  [推断]"
      } else if let id = view.stored.sources[field], let source = view.sources[id] {
        text += "  [\(source.title),\(source.asOf),\(source.grade.label)]"
      }
      Console.paragraph(text, indent: 2, hanging: 4)
    }
  }
}

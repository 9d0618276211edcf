import ArgumentParser
import Domain
import Service

/// Where the facts of an edit come from.
struct EvidenceOptions: ParsableArguments {
  @Option(help: "依据名称:会议、文件、电话") var source: String?
  @Option(name: .customLong("source-kind"), help: "依据种类:form、visit、ruling、register、manual") var kind: String?
  @Option(name: .customLong("as-of"), help: "事实属实的日期 yyyy-mm-dd") var asOf: String?
  @Option(help: "依据等级:oral 口头、self_reported 自报、documented 书面") var grade: String?

  /// What the options say; `standard` where they say nothing.
  func evidence(over standard: EvidenceInput = EvidenceInput()) throws -> EvidenceInput {
    var evidence = standard
    evidence.title = source
    if let kind {
      guard let value = Source.Kind(rawValue: kind) else {
        throw ValidationError("--source-kind 可填 \(Source.Kind.choices),不能是「\(kind)」")
      }
      evidence.kind = value
    }
    if let asOf {
      guard let date = CalendarDate(asOf) else {
        throw ValidationError("--as-of 应是日期,如 2026-03-05,不能是「\(asOf)」")
      }
      evidence.asOf = date
    }
    if let grade {
      guard let value = EvidenceGrade(word: grade) else {
        throw ValidationError("--grade 可填 \(EvidenceGrade.choices),不能是「\(grade)」")
      }
      evidence.grade = value
    }
    return evidence
  }
}

extension CaseIterable where Self: RawRepresentable, RawValue == String {
  /// All that may be written.
  static var choices: String { allCases.map(\.rawValue).joined(separator: "、") }
}

/// `FIELD=VALUE` words of a command line; an empty value makes the field unknown.
enum Assignments {
  static func parse(_ words: [String]) throws -> [String: InputValue] {
    var values: [String: InputValue] = [:]
    for word in words {
      guard let pair = NamedPair(word) else { throw ValidationError("「\(word)」应写成 字段=值") }
      values[pair.name] = pair.value.isEmpty ? .null : .text(pair.value)
    }
    return values
  }
}

/// `yinfeng ENTITY add`
struct AddCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add", abstract: "新增一条记录",
      discussion: """
        金额、数量、日期照常书写:3200万元、150亩、2026年3月5日。

        示例
          yinfeng \(Field.entity.command) add \(Field.record.name.name)=… --source "电话核实" --as-of 2026-11-20
        """)
  }

  @Argument(help: "字段=值,字段用英文名或中文名", completion: Completions.assignments(Field.self)) var values: [String]
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let values = try Assignments.parse(values)
    let evidence = try evidence.evidence()
    try await global.run { desk in
      let receipt = try await desk.records(Field.self).add(
        values, evidence: evidence, today: desk.today(), isDryRun: dryRun, invocation: desk.invocation())
      try await ReceiptPrinter.print(receipt, dryRun ? "将新增" : "已新增", global.json, desk)
    }
  }
}

/// `yinfeng ENTITY edit`
struct EditCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "edit", abstract: "修改若干字段;字段= 表示改为未知",
      discussion: """
        示例
          yinfeng \(Field.entity.command) edit 12 note=已核实 --source "来石考察纪要" --source-kind visit
        """)
  }

  @Argument(help: "编号、代码,或只对应一条的部分名称", completion: Completions.records(Field.self)) var record: String
  @Argument(help: "字段=值,字段用英文名或中文名", completion: Completions.assignments(Field.self)) var values: [String]
  @Option(name: .customLong("if-change"), help: "仅当记录仍是此变更写成的状态")
  var ifChange: Int64?
  @Flag(help: "虽然原值依据更强或日期更近,仍以此为准") var take = false
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let values = try Assignments.parse(values)
    let evidence = try evidence.evidence(over: EvidenceInput(takes: take))
    try await global.run { desk in
      let receipt = try await desk.records(Field.self).edit(
        record, values, ifMatch: ifChange, evidence: evidence, today: desk.today(), isDryRun: dryRun,
        invocation: desk.invocation())
      try await ReceiptPrinter.print(
        receipt, receipt.fields.isEmpty ? "没有变化" : dryRun ? "将修改" : "已修改", global.json, desk)
    }
  }
}

/// `yinfeng ENTITY delete`
struct DeleteCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "delete", abstract: "删除记录及其从属记录,可用 restore 恢复")
  }

  @Argument(help: "编号、代码,或只对应一条的部分名称", completion: Completions.records(Field.self)) var record: String
  @Flag(name: .shortAndLong, help: "不询问") var yes = false
  @Flag(name: .customLong("dry-run"), help: "只显示将删除什么,不写入") var dryRun = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let records = desk.records(Field.self)
      let view = try await records.show(record, invocation: desk.invocation())
      let name = view.stored.record[Field.record.name]?.display(Field.record.name.kind) ?? ""
      guard yes || dryRun || Console.confirms("删除 \(view.stored.id) \(name) 及其从属记录。") else {
        throw ServiceError(.invalid, code: "not_confirmed", message: "未确认,没有删除。脚本中请加 --yes。")
      }
      let receipt = try await records.delete(
        "\(view.stored.id)", isDryRun: dryRun, invocation: desk.invocation())
      if global.json { return Console.line(try Console.json(Deletion(receipt))) }
      try await ReceiptPrinter.print(receipt, dryRun ? "将删除" : "已删除", false, desk)
      if !dryRun { Console.line("恢复:yinfeng \(Field.entity.command) restore \(view.stored.id)") }
    }
  }
}

/// `yinfeng ENTITY restore`
struct RestoreCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "restore", abstract: "恢复已删除的记录及随之删除的记录")
  }

  @Argument(help: "已删除记录的编号") var id: Int64
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let records = desk.records(Field.self)
      let result = try await records.restore(id, invocation: desk.invocation())
      guard global.json else { return TakeBackPrinter.print(result) }
      Console.line(try Console.json(try await records.show("#\(id)", invocation: desk.invocation())))
    }
  }
}

/// Prints what became of one record.
enum ReceiptPrinter {
  static func print<Field: RecordField>(
    _ receipt: RecordReceipt<Field>, _ what: String, _ json: Bool, _ desk: Desk
  ) async throws {
    let view = try await desk.records(Field.self).views([receipt], invocation: desk.invocation())[0]
    if json { return Console.line(try Console.json(view)) }
    let title = receipt.stored.record[Field.record.name].map { " " + view.names.display($0, Field.record.name) }
    Console.line(
      what + " 编号 \(receipt.stored.id)" + (title ?? "") + (receipt.change.map { "(变更 \($0))" } ?? ""))
    for name in receipt.fields {
      guard let field = Field(rawValue: name) else { continue }
      let value = receipt.stored.record[field].map { value in
        Field.personal.contains(field) ? "***" : view.names.display(value, field)
      }
      Console.paragraph("\(field.label):\(value ?? "(未知)")", indent: 2, hanging: 4)
    }
    for warning in receipt.warnings { Console.paragraph("⚠ \(warning)。", hanging: 2) }
  }
}

/// Prints what taking back a change did.
enum TakeBackPrinter {
  static func print(_ result: TakeBack) {
    let removed = result.removed.values.reduce(0, +)
    let restored = result.restored.values.reduce(0, +)
    Console.line("已撤销:移除 \(removed) 条,恢复 \(restored) 条。")
  }
}

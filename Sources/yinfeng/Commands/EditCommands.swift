import ArgumentParser
import Domain
import Service

/// Where the facts of an edit come from.
struct EvidenceOptions: ParsableArguments {
  @Option(help: "What the source is called: a meeting, a paper, a call.") var source: String?
  @Option(name: .customLong("source-kind"), help: "form, visit, ruling, register or manual.") var kind: String?
  @Option(name: .customLong("as-of"), help: "The day the facts were true, yyyy-mm-dd.") var asOf: String?
  @Option(help: "oral, self_reported or documented.") var grade: String?

  /// What the options say; `standard` where they say nothing.
  func evidence(over standard: EvidenceInput = EvidenceInput()) throws -> EvidenceInput {
    var evidence = standard
    evidence.title = source
    if let kind {
      guard let value = Source.Kind(rawValue: kind) else { throw ValidationError("--source-kind: no kind '\(kind)'") }
      evidence.kind = value
    }
    if let asOf {
      guard let date = CalendarDate(asOf) else {
        throw ValidationError("--as-of: '\(asOf)' is not a day like 2026-03-05")
      }
      evidence.asOf = date
    }
    if let grade {
      guard let value = EvidenceGrade(word: grade) else { throw ValidationError("--grade: no grade '\(grade)'") }
      evidence.grade = value
    }
    return evidence
  }
}

/// `FIELD=VALUE` words of a command line; an empty value makes the field unknown.
enum Assignments {
  static func parse(_ words: [String]) throws -> [String: InputValue] {
    var values: [String: InputValue] = [:]
    for word in words {
      guard let pair = NamedPair(word) else { throw ValidationError("'\(word)' is not FIELD=VALUE") }
      values[pair.name] = pair.value.isEmpty ? .null : .text(pair.value)
    }
    return values
  }
}

/// `yinfeng ENTITY add`
struct AddCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "add", abstract: "Add a record.",
      discussion: """
        Amounts are written as people write them: 3200万元, 150亩, 2026年3月5日.

        EXAMPLES
          yinfeng \(Field.entity.command) add \(Field.record.name.name)=… --source "电话核实" --as-of 2026-11-20
        """)
  }

  @Argument(help: "FIELD=VALUE, by name or Chinese label.") var values: [String]
  @Flag(name: .customLong("dry-run"), help: "Check and show, write nothing.") var dryRun = false
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
      commandName: "edit", abstract: "Change fields of a record; FIELD= makes a field unknown.",
      discussion: """
        EXAMPLES
          yinfeng \(Field.entity.command) edit 12 note=已核实 --source "来石考察纪要" --source-kind visit
        """)
  }

  @Argument(help: "Id, code, or part of exactly one name.") var record: String
  @Argument(help: "FIELD=VALUE, by name or Chinese label.") var values: [String]
  @Option(name: .customLong("if-change"), help: "Only when the record is still the one this change wrote.")
  var ifChange: Int64?
  @Flag(help: "The word stands although what it replaces is evidenced better or of a later day.") var take = false
  @Flag(name: .customLong("dry-run"), help: "Check and show, write nothing.") var dryRun = false
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
      commandName: "delete", abstract: "Delete a record and what hangs on it; restore brings all of it back.")
  }

  @Argument(help: "Id, code, or part of exactly one name.") var record: String
  @Flag(name: .shortAndLong, help: "Do not ask.") var yes = false
  @Flag(name: .customLong("dry-run"), help: "Show what would go, write nothing.") var dryRun = false
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
    CommandConfiguration(commandName: "restore", abstract: "Bring a deleted record back, with what went with it.")
  }

  @Argument(help: "The id of the deleted record.") var id: Int64
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
    if json {
      let views = try await desk.records(Field.self).views([receipt], invocation: desk.invocation())
      return Console.line(try Console.json(views[0]))
    }
    Console.line(what + " 编号 \(receipt.stored.id)" + (receipt.change.map { "(变更 \($0))" } ?? ""))
    for name in receipt.fields {
      guard let field = Field(rawValue: name) else { continue }
      let value = receipt.stored.record[field].map { value in
        Field.personal.contains(field) ? "***" : value.display(field.kind)
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

import ArgumentParser
import Domain
import Service

/// `yinfeng park ledger`
struct ParkLedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "The capacity ledger of a park's zones.", subcommands: [ParkLedgerSetCommand.self])
}

/// `yinfeng park ledger set`
struct ParkLedgerSetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set what a zone has left of a resource.",
    discussion: """
      RESOURCE is land (亩), plant (㎡), power (kVA), water, sewage (t/d), gas (m³/h), steam (t/h) or labour (人, with --skill).

      EXAMPLES
        yinfeng park ledger set 池河 land 30 --total 120 --source 要素台账2026年11月 --as-of 2026-11-15
        yinfeng park ledger set 池河 labour 300 --skill 电子装配工
      """)

  @Argument(help: "The zone: id, code or name.") var zone: String
  @Argument(help: "The resource.") var resource: String
  @Argument(help: "How much is left.") var free: String
  @Option(help: "How much there is in all.") var total: String?
  @Option(help: "The skill, for labour.") var skill: String?
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let evidence = try evidence.evidence()
    try await global.run { desk in
      let (receipt, isNew) = try await desk.setLedger(
        zone, .init(resource: resource, free: .text(free), total: total.map { .text($0) }, skill: skill),
        evidence: evidence, today: desk.today(), invocation: desk.invocation())
      try await ReceiptPrinter.print(
        receipt, isNew ? "已新增" : receipt.fields.isEmpty ? "没有变化" : "已修改", global.json, desk)
    }
  }
}

import ArgumentParser
import Domain
import Service

struct ParkLedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "园区各片区的要素台账", subcommands: [ParkLedgerSetCommand.self])
}

struct ParkLedgerSetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "登记片区某项要素的剩余量",
    discussion: """
      要素:land 土地(亩)、plant 厂房(㎡)、power 电(kVA)、water 水与 sewage 排水(t/d)、gas 气(m³/h)、steam 蒸汽(t/h)、labour 劳动力(人,配 --skill)。

      示例
        yinfeng park ledger set 池河 land 30 --total 120 --source 要素台账2026年11月 --as-of 2026-11-15
        yinfeng park ledger set 池河 labour 300 --skill 电子装配工
      """)

  @Argument(help: "片区:编号、代码或名称", completion: Completions.records(ZoneField.self)) var zone: String
  @Argument(help: "要素", completion: Completions.words(Resource.self)) var resource: String
  @Argument(help: "剩余量") var free: String
  @Option(help: "总量") var total: String?
  @Option(help: "工种,仅用于劳动力") var skill: String?
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

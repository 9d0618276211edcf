import ArgumentParser
import Domain
import Service

/// `yinfeng standing check`
struct StandingCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Record that a firm was looked up in the public registers, all of them by default.",
    discussion: """
      EXAMPLES
        yinfeng standing check 甲子示例 --state clear --source 信用中国
        yinfeng standing check 甲子示例 --register dishonest --state listed --source 中国执行信息公开网
      """)

  @Argument(help: "The firm: id, credit code or part of its name.") var enterprise: String
  @Option(help: "clear, listed or removed.") var state: String
  @Option(help: "A register; may be repeated. All when none is named.") var register: [String] = []
  @Option(help: "firm, controller or project_company.") var subject = "firm"
  @Option(name: .customLong("checked-on"), help: "The day of the look-up; today by default.") var checkedOn: String?
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    var evidence = try evidence.evidence()
    if self.evidence.kind == nil { evidence.kind = .register }
    if self.evidence.grade == nil { evidence.grade = .documented }
    let settled = evidence
    try await global.run { desk in
      let firm = try await desk.records(EnterpriseField.self)
        .show(enterprise, invocation: desk.invocation())
      let registers = register.isEmpty ? StandingList.allCases.map(\.rawValue) : register
      let rows = registers.map { name -> [String: InputValue] in
        [
          StandingField.enterprise.name: .number("\(firm.stored.id)"), StandingField.register.name: .text(name),
          StandingField.subject.name: .text(subject), StandingField.state.name: .text(state),
          StandingField.checkedOn.name: .text(checkedOn ?? desk.today().description),
        ]
      }
      let receipts = try await desk.records(StandingField.self).add(
        rows, evidence: settled, today: desk.today(), invocation: desk.invocation())
      Console.line("已记录 \(receipts.count) 项核查" + (receipts.first?.change.map { "(变更 \($0))" } ?? ""))
    }
  }
}

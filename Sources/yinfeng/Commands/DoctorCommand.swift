import App
import ArgumentParser
import Domain

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "体检:数据库、参考数据、认定、磁盘、工作日历、证书、字体、转换程序",
    discussion: """
      有一项不可用时退出码为 1,只有提醒时为 0。

      示例
        yinfeng doctor
        yinfeng doctor --json
      """)

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await Failure.reported(global.json) {
      let findings = await Examination(try global.settings())()
      if global.json {
        Console.line(try Console.json(findings))
      } else {
        for finding in findings {
          let mark =
            switch finding.state {
            case .good: "正常"
            case .warning: "提醒"
            case .bad: "不可用"
            }
          Console.paragraph("\(mark)  \(finding.label):\(finding.detail)", indent: 0, hanging: 6)
          if let remedy = finding.remedy { Console.paragraph("办法:\(remedy)", indent: 6, hanging: 8) }
        }
      }
      if findings.contains(where: { $0.state == .bad }) { throw ExitCode.failure }
    }
  }
}

import ArgumentParser
import Domain
import Foundation

/// The command line of Yinfeng.
@main
struct Yinfeng: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yinfeng",
    abstract: "引凤:为县域园区的招商项目匹配校友企业,并说明理由。",
    discussion: """
      示例
        yinfeng sample load                    载入虚构示例,先试一试
        yinfeng enterprise import 登记表.xlsx    导入校友办的登记表
        yinfeng rank SQ-2026-01 --top 10       为招商项目排企业
        yinfeng explain SQ-2026-01 甲子示例      逐项说明一家企业的得分

      退出码
        0 完成 · 1 意外错误 · 64 用法有误 · 65 内容被拒绝 · 66 未找到 · 69 数据库不可用 · 74 结果写不出 · 75 已被他人修改,请再试 · 77 无权办理 · 130 已中断 · 141 读取方已关闭

      设置依次取自命令行选项、YINFENG_… 环境变量、配置文件、默认值。
      """,
    version: "0.1.0",
    groupedSubcommands: DayWork.allCases.map { CommandGroup(name: $0.rawValue, subcommands: $0.commands) })

  /// Runs what the command line says and ends the process.
  static func main() async {
    Output.begin()
    let words = Array(CommandLine.arguments.dropFirst())
    var code: Int32 = 0
    do {
      var command = try await asyncParseAsRoot(words)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      code = Usage.tell(error, words)
    }
    Foundation.exit(Output.ending(code))
  }
}

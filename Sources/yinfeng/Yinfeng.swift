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

      远程办理:有令牌的,加 --server 即在服务器上以令牌的账号办理,文件读写都在本机;管理服务器本身的命令除外。
        YINFENG_TOKEN=令牌 yinfeng today --mine --server https://yinfeng.example.cn
        export YINFENG_SERVER=https://yinfeng.example.cn    写在环境变量中则每条命令都在那里办理

      设置依次取自命令行选项、YINFENG_… 环境变量、配置文件、默认值。
      """,
    version: "0.1.0",
    groupedSubcommands: DayWork.allCases.map { CommandGroup(name: $0.rawValue, subcommands: $0.commands) })

  /// Runs what the command line says and ends the process.
  static func main() async {
    Output.begin()
    let code = (try? await perform(Array(CommandLine.arguments.dropFirst()))) ?? 1
    Foundation.exit(Output.ending(code))
  }

  /// Runs what the words say and answers the exit code. Throws `Failure.Fault` where a server runs it for somebody.
  static func perform(_ words: [String]) async throws -> Int32 {
    do {
      let parsed = try await asyncParseAsRoot(words)
      let line = TypedLine(words, parsed)
      try Surroundings.current?.admit(line)
      try await TypedLine.$current.withValue(line) {
        var command = parsed
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      }
      return 0
    } catch let fault as Failure.Fault {
      throw fault
    } catch {
      return Usage.tell(error, words)
    }
  }
}

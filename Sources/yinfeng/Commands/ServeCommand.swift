import App
import ArgumentParser

/// `yinfeng serve`
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "在本机提供 JSON 接口",
    discussion: """
      尚未启用账号,只答复本机。SIGTERM 或 Ctrl-C 在办完已开始的请求后停止。
      --log-level info 记录每个请求及其编号。

      示例
        yinfeng serve
        yinfeng serve --port 9000
        curl http://127.0.0.1:8080/api/v1/needs
        curl 'http://127.0.0.1:8080/api/v1/needs/12/matches?profile=review&top=10'
        curl http://127.0.0.1:8080/api/v1/openapi.json
      """)

  @Option(help: "127.0.0.1、localhost 或 ::1") var host = "127.0.0.1"
  @Option(help: "端口,0 为任一空闲端口") var port = 8080
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await Failure.reported(global.json) {
      try await Application.serve(global.settings(), host: host, port: port) { address in
        Console.error("引凤已启动:\(address)/api/v1/(按 Ctrl-C 停止)")
      }
    }
  }
}

import App
import ArgumentParser

/// `yinfeng serve`
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the JSON API over HTTP to this computer.",
    discussion: """
      Answers to this computer only: there are no accounts yet. SIGTERM or Ctrl-C stops it after the requests it has begun.
      With --log-level info every request is logged with its id.

      EXAMPLES
        yinfeng serve
        yinfeng serve --port 9000
        curl http://127.0.0.1:8080/api/v1/needs
        curl 'http://127.0.0.1:8080/api/v1/needs/12/matches?profile=review&top=10'
        curl http://127.0.0.1:8080/api/v1/openapi.json
      """)

  @Option(help: "127.0.0.1, localhost or ::1.") var host = "127.0.0.1"
  @Option(help: "The port; 0 takes any free one.") var port = 8080
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await Failure.reported(global.json) {
      try await Application.serve(global.settings(), host: host, port: port) { address in
        Console.error("引凤已启动:\(address)/api/v1/(按 Ctrl-C 停止)")
      }
    }
  }
}

import App
import ArgumentParser

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "提供网页与 JSON 接口,默认只供本机",
    discussion: """
      没有账号时只答复本机。向单位网络提供服务须先有账号,并且或由本程序使用证书(TLS 1.2 以上),或经前置的 HTTPS 反向代理。
      SIGTERM 或 Ctrl-C 在办完已开始的请求后停止;换证书后发 SIGHUP 重读,已有连接不断。
      --log-level info 记录每个请求及其编号。

      示例
        yinfeng serve
        yinfeng serve --port 9000
        yinfeng serve --host 0.0.0.0 --port 8443 --name yinfeng.example.cn --certificate 全链.pem --key 私钥.pem
        yinfeng serve --trusted-proxy 127.0.0.1 --name yinfeng.example.cn
        curl http://127.0.0.1:8080/api/v1/needs
        curl 'http://127.0.0.1:8080/api/v1/needs/12/matches?profile=review&top=10'
        curl http://127.0.0.1:8080/api/v1/openapi.json
      """)

  @Option(help: "监听的本机地址,0.0.0.0 为全部地址,默认 127.0.0.1") var host: String?
  @Option(help: "端口,0 为任一空闲端口,默认 8080") var port: Int?
  @Option(help: "对外的域名或 IP 地址,可带端口,多个以逗号分隔;以其他名称来的请求一律拒绝") var name: String?
  @Option(help: "PEM 证书文件,本服务的证书在最前,其后为中间证书") var certificate: String?
  @Option(help: "证书的 PEM 私钥文件,不带口令") var key: String?
  @Option(help: "反向代理的地址或网段,多个以逗号分隔;只采信它们所写的客户端地址和 https") var trustedProxy: String?
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await Failure.reported(global.json) {
      var flags: [String: String] = [:]
      flags["serve.host"] = host
      flags["serve.port"] = port.map { "\($0)" }
      flags["serve.name"] = name
      flags["tls.certificate"] = certificate
      flags["tls.key"] = key
      flags["proxy.trusted"] = trustedProxy
      try await Application.serve(global.settings(flags), commands: ServedCommands()) { address in
        Console.error("引凤已启动:网页 \(address)/,接口 \(address)/api/v1/(按 Ctrl-C 停止)")
      }
    }
  }
}

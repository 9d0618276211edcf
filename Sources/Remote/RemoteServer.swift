import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
package import Service

/// A server that runs commands, with the token that is shown to it.
package struct RemoteServer: Sendable {
  /// Bytes of an answer that are taken at most.
  private static let mostBytes = 1 << 30
  /// How long it may take to be connected, and in all.
  private static let connecting = TimeAmount.seconds(10)
  private static let longest = TimeAmount.seconds(1800)

  private let address: ServerAddress
  private let token: String?
  private let client: HTTPClient.Configuration

  /// - Parameters:
  ///   - token: what lets its holder in; `nil` for a server without accounts.
  ///   - authorities: a PEM file of certificates to trust beside those of the system.
  ///
  /// Throws `ServiceError` `ca_file_unreadable`.
  package init(_ address: ServerAddress, token: String?, authorities: String?) throws(ServiceError) {
    self.address = address
    self.token = token
    var client = HTTPClient.Configuration(
      redirectConfiguration: .disallow, timeout: .init(connect: RemoteServer.connecting))
    client.httpVersion = .http1Only
    client.connectionPool.retryConnectionEstablishment = false
    if let authorities {
      guard let known = try? NIOSSLCertificate.fromPEMFile(authorities), !known.isEmpty else {
        throw ServiceError(
          .invalid, code: "ca_file_unreadable", message: "无法从 \(authorities) 读出 PEM 证书。请向单位的网络管理人员索取根证书文件。")
      }
      var tls = TLSConfiguration.makeClientConfiguration()
      tls.additionalTrustRoots = [.certificates(known)]
      client.tlsConfiguration = tls
    }
    self.client = client
  }

  /// Runs a command there. It is sent once: what a broken connection left done, whoever typed it looks up.
  ///
  /// Throws `ServiceError` `server_unreachable`, `server_not_trusted`, `connection_lost`, `server_redirects`,
  /// `not_this_program`, what the server refuses, and `CancellationError`.
  package func run(_ request: CommandRequest) async throws -> CommandAnswer {
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: client)
    let result: Result<CommandAnswer, any Error>
    do {
      result = .success(try await send(try JSONEncoder().encode(request), client))
    } catch { result = .failure(error) }
    try? await client.shutdown()
    return try result.get()
  }

  private func send(_ body: Data, _ client: HTTPClient) async throws -> CommandAnswer {
    var request = HTTPClientRequest(url: address.text + "/api/v1/commands")
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.headers.add(name: "Accept", value: "application/json")
    if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
    request.body = .bytes(ByteBuffer(bytes: body))
    let status: Int
    let type: String
    let answer: Data
    do {
      let response = try await client.execute(request, timeout: RemoteServer.longest)
      status = Int(response.status.code)
      type = response.headers.first(name: "Content-Type") ?? ""
      answer = Data((try await response.body.collect(upTo: RemoteServer.mostBytes)).readableBytesView)
    } catch {
      try Task.checkCancellation()
      throw refusal(error)
    }
    if status == 200, type.hasPrefix("application/json"),
      let told = try? JSONDecoder().decode(CommandAnswer.self, from: answer)
    {
      return told
    }
    throw refusal(status, type, answer)
  }

  /// What it means that there is no answer.
  private func refusal(_ error: any Error) -> ServiceError {
    if error is NIOSSLError || "\(error)".contains("handshake") || "\(type(of: error))".contains("SSL") {
      return ServiceError(
        .unavailable, code: "server_not_trusted",
        message: "\(address.text) 的证书不可信或与名称不符,没有发出任何内容。单位自建证书的,请用 --ca-file 指明根证书文件。")
    }
    let isUnheard =
      (error as? IOError).map { [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH].contains($0.errnoCode) } ?? false
    if isUnheard || error is NIOConnectionError || error as? HTTPClientError == .connectTimeout {
      return ServiceError(
        .unavailable, code: "server_unreachable", message: "连不上 \(address.text),没有办理。请检查地址、网络,以及服务是否在运行。")
    }
    return ServiceError(
      .unavailable, code: "connection_lost",
      message: "与 \(address.text) 的连接在答复之前中断。命令可能已经办完:请先查看(yinfeng change list),再决定是否重办。")
  }

  /// What an answer means that is no command's.
  private func refusal(_ status: Int, _ type: String, _ answer: Data) -> ServiceError {
    if (300..<400).contains(status) {
      return ServiceError(
        .unavailable, code: "server_redirects",
        message: "\(address.text) 要求转到别处(\(status)),令牌没有随之发出。请写服务的最终地址。")
    }
    guard type.hasPrefix("application/problem+json"),
      let problem = try? JSONDecoder().decode(Told.self, from: answer), problem.code != "no_such_path"
    else {
      return ServiceError(
        .unavailable, code: "not_this_program",
        message: "\(address.text) 的答复(\(status))不是本程序的,或其版本还不能远程办理命令。请核对地址,必要时升级服务。")
    }
    let kind: ServiceError.Kind =
      switch status {
      case 401: .unauthenticated
      case 403, 421: .forbidden
      case 404: .notFound
      case 409, 412: .conflict
      case 413: .tooLarge
      case 429: .tooMany
      case 500..., 408: .unavailable
      default: .invalid
      }
    var message = problem.detail
    if status == 401 {
      message += token == nil ? "令牌放在环境变量 YINFENG_TOKEN 或 --token-file 指明的文件中。" : "令牌可能已到期或被撤销,请管理员新发。"
    }
    if status == 413 { message += "请拆分文件,或在服务器上办理。" }
    return ServiceError(kind, code: problem.code, message: message, fields: problem.errors ?? [])
  }

  private struct Told: Decodable {
    let code: String
    let detail: String
    let errors: [ServiceError.FieldProblem]?
  }
}

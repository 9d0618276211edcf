import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
import NIOCore
package import Service
package import ServiceLifecycle
import UnixSignals

/// The HTTP server. It runs until it is told to stop, answers what it has begun, and ends.
package struct APIServer: Sendable {
  let desk: Desk
  let door: ServerDoor
  let limits: APILimits
  let commands: (any CommandRunner)?
  let companions: [any ServiceLifecycle.Service]
  let logger: Logger
  let whenRunning: @Sendable (Int) async -> Void

  /// A server of this desk.
  ///
  /// - Parameters:
  ///   - commands: runs command lines that are sent.
  ///   - companions: services that run as long as the server does and stop after it, such as the one that follows changes.
  ///   - whenRunning: is told the port once connections are accepted.
  package init(
    _ desk: Desk, door: ServerDoor, limits: APILimits = APILimits(), commands: (any CommandRunner)? = nil,
    companions: [any ServiceLifecycle.Service] = [], logger: Logger,
    whenRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    self.desk = desk
    self.door = door
    self.limits = limits
    self.commands = commands
    self.companions = companions
    self.logger = logger
    self.whenRunning = whenRunning
  }

  /// Serves until SIGTERM or SIGINT, then stops gracefully and returns. SIGHUP reads the certificate again; in a terminal it
  /// says that the terminal is closed, and ends the server too.
  ///
  /// Throws `ServiceError` `port_in_use`, `port_not_allowed` or `host_unavailable` when the address cannot be had.
  package func runUntilSignalled() async throws {
    let isInTerminal = [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].contains { isatty($0) != 0 }
    let ends: [UnixSignal] = isInTerminal ? [.sigterm, .sigint, .sighup] : [.sigterm, .sigint]
    let follower =
      isInTerminal
      ? nil
      : CertificateFollower(
        holder: door.certificate, hangups: await UnixSignalsSequence(trapping: .sighup), logger: logger)
    try await reporting { try await application(follower).runService(gracefulShutdownSignals: ends) }
  }

  /// Serves until the task is cancelled.
  package func run() async throws { try await reporting { try await application(nil).run() } }

  private func application(_ follower: CertificateFollower?) -> some ApplicationProtocol {
    let swept = UploadFolder.sweep()
    if swept > 0 { logger.notice("uploads of killed servers are removed", metadata: ["folders": "\(swept)"]) }
    let whenRunning = whenRunning
    door.certificate?.tell(logger)
    var companions = companions
    if let follower { companions.append(follower) }
    return Application(
      router: Doors(desk: desk, limits: limits, door: door, commands: commands).router(),
      server: connections,
      configuration: .init(address: .hostname(door.host.text, port: door.port)),
      services: companions,
      onServerRunning: { channel in await whenRunning(channel.localAddress?.port ?? 0) },
      logger: logger)
  }

  /// What is made of each connection: counted, under TLS where there is a certificate, and watched.
  private var connections: HTTPServerBuilder {
    let (door, limits) = (door, limits)
    let gate = ConnectionGate(limits, door)
    return HTTPServerBuilder { responder in
      let requests = HTTP1Channel(
        responder: responder,
        configuration: .init(
          additionalChannelHandlers: [PaceWatch(limits)],
          idleTimeout: .seconds(Int64(limits.idleSeconds)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: limits.headBytes, maxHeaderListSize: limits.headBytes,
            maxHeaderFieldCount: limits.headFields)))
      guard let holder = door.certificate else { return GatedChannel(base: requests, gate: gate) }
      return GatedChannel(base: try TLSChannel(requests, tlsConfiguration: holder.configuration), gate: gate)
    }
  }

  private func reporting(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw ServiceError(
        .conflict, code: "port_in_use", message: "端口 \(door.port) 已被占用,请关闭占用它的程序,或换一个。",
        remedy: .choosePort)
    } catch let error as IOError where error.errnoCode == EACCES {
      throw ServiceError(
        .invalid, code: "port_not_allowed", message: "无权使用端口 \(door.port),请换一个 1024 以上的端口。", remedy: .choosePort)
    } catch let error as IOError where [EADDRNOTAVAIL, EAFNOSUPPORT].contains(error.errnoCode) {
      throw ServiceError(
        .invalid, code: "host_unavailable",
        message: "「\(door.host.text)」不是本机现有的网络地址,无法监听。"
          + "请把监听地址(配置项 serve.host)改为本机网卡的地址,或 0.0.0.0(本机全部地址);只供本机使用的写 127.0.0.1。")
    }
  }
}

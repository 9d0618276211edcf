import Glibc
import HTTPTypes
import Hummingbird
package import Logging
import NIOCore
package import Service
package import ServiceLifecycle

/// The HTTP server. It runs until it is told to stop, answers what it has begun, and ends.
package struct APIServer: Sendable {
  let desk: Desk
  let address: LoopbackAddress
  let limits: APILimits
  let companions: [any ServiceLifecycle.Service]
  let logger: Logger
  let whenRunning: @Sendable (Int) async -> Void

  /// A server of this desk.
  ///
  /// - Parameters:
  ///   - companions: services that run as long as the server does and stop after it, such as the one that follows changes.
  ///   - whenRunning: is told the port once connections are accepted.
  package init(
    _ desk: Desk, address: LoopbackAddress, limits: APILimits = APILimits(),
    companions: [any ServiceLifecycle.Service] = [], logger: Logger,
    whenRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    self.desk = desk
    self.address = address
    self.limits = limits
    self.companions = companions
    self.logger = logger
    self.whenRunning = whenRunning
  }

  /// Serves until SIGTERM or SIGINT, then stops gracefully and returns.
  ///
  /// Throws `ServiceError` `port_in_use` or `port_not_allowed` when the address cannot be had.
  package func runUntilSignalled() async throws { try await reporting { try await application().runService() } }

  /// Serves until the task is cancelled.
  package func run() async throws { try await reporting { try await application().run() } }

  private func application() -> some ApplicationProtocol {
    let swept = UploadFolder.sweep()
    if swept > 0 { logger.notice("uploads of killed servers are removed", metadata: ["folders": "\(swept)"]) }
    let whenRunning = whenRunning
    let limits = limits
    return Application(
      router: Doors(desk: desk, limits: limits).router(),
      server: .http1(
        configuration: .init(additionalChannelHandlers: [BodyWatch(limits)], idleTimeout: .seconds(60))),
      configuration: .init(address: .hostname(address.host, port: address.port)),
      services: companions,
      onServerRunning: { channel in await whenRunning(channel.localAddress?.port ?? 0) },
      logger: logger)
  }

  private func reporting(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw ServiceError(
        .conflict, code: "port_in_use", message: "端口 \(address.port) 已被占用,请关闭占用它的程序,或换一个。",
        remedy: .choosePort)
    } catch let error as IOError where error.errnoCode == EACCES {
      throw ServiceError(
        .invalid, code: "port_not_allowed", message: "无权使用端口 \(address.port),请换一个 1024 以上的端口。", remedy: .choosePort)
    }
  }
}

public import API
import Domain
import Foundation
import Postgres
public import Service

extension Application: UseCases {
  /// Lists imports.
  public var imports: ListImports { ListImports(registry) }

  /// Shows profiles and gate rules.
  public var rules: ShowRules { ShowRules(scenes: scenes) }

  /// Searches the classification of industries.
  public var industries: SearchIndustries { SearchIndustries(references: references) }

  /// Whether the first snapshot is there.
  public var isReady: Bool { scenes.isReady(organisation: settings.organisation) }

  /// On whose behalf a request with this id works.
  public func invocation(requestID: String) -> Invocation {
    Invocation(organisation: settings.organisation, actor: settings.actor, requestID: requestID)
  }

  /// Opens the program and serves it over HTTP until SIGTERM or SIGINT; requests that have begun are answered.
  ///
  /// Throws `ServiceError` `host_not_loopback`, `port_out_of_range`, `port_in_use`, and what `open` throws.
  ///
  /// - Parameters:
  ///   - host: `127.0.0.1`, `localhost` or `::1`.
  ///   - port: 0 takes any free one.
  ///   - whenRunning: is told the address once connections are accepted.
  public static func serve(
    _ settings: Settings, host: String, port: Int, whenRunning: @escaping @Sendable (String) async -> Void
  ) async throws {
    let address = try LoopbackAddress(host: host, port: port)
    let application = try await Application.open(settings, followsChanges: true)
    let name = address.host.contains(":") ? "[\(address.host)]" : address.host
    let server = application.server(address) { await whenRunning("http://\(name):\($0)") }
    do {
      try await server.runUntilSignalled()
    } catch {
      await application.close()
      throw error
    }
    await application.close()
  }

  /// The HTTP server on this program's database. The program must have been opened with `followsChanges`: the server
  /// listens and keeps the scene fresh as long as it runs.
  ///
  /// - Parameter whenRunning: is told the port once connections are accepted.
  public func server(
    _ address: LoopbackAddress, limits: APILimits = APILimits(),
    whenRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) -> APIServer {
    let follower = SceneFollower(
      scenes: scenes, organisation: settings.organisation,
      listener: PostgresListener(configuration, channels: [SceneFollower.channel], logger: logger), logger: logger)
    let flusher = SightingFlusher(runs: runLog, interval: .seconds(2), logger: logger)
    return APIServer(
      self, address: address, limits: limits, companions: [follower, flusher], logger: logger, whenRunning: whenRunning)
  }
}

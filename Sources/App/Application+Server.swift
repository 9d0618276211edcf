public import API
public import Domain
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
    return APIServer(
      self, address: address, limits: limits, companions: [follower], logger: logger, whenRunning: whenRunning)
  }
}

import Console
import HTTPTypes
import Service

/// The page that says how a score is made and how to start.
enum HelpPages {
  static let all = [PageRoute(method: .get, path: "/help", access: .everybody, answer: help)]

  /// Figures are told to who may ask for rankings; the rest is for everybody.
  private static let help: @Sendable (PageCall) async throws -> Reply = { call in
    let acting = call.desk.acting
    guard call.visitor != nil, Policy.allows(.rank, acting), !acting.mustChange else {
      return call.page(HelpPage(profiles: [], rules: nil, for: call.reader))
    }
    let rules = call.desk.rules
    let organisation = call.invocation.organisation
    do {
      let scene = try await rules.whole(organisation: organisation)
      return call.page(HelpPage(profiles: scene.profiles, rules: scene.rules, for: call.reader))
    } catch let error as ServiceError where [.unavailable, .notFound].contains(error.kind) {
      return call.page(HelpPage(profiles: [], rules: nil, for: call.reader))
    }
  }
}

import Domain
import Scoring

/// Shows the chains of products: which links the county has, which it lacks, and which firms could fill them.
package struct ShowChains: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let scenes: SceneKeeper

  /// How many firms are named of a link.
  private static let most = 3

  /// All chains in the order of the table. Throws `ServiceError` `reference_not_loaded`.
  package func callAsFunction(organisation: Int64) async throws -> [ChainSummary] {
    let outside = try await external(organisation)
    let links = Dictionary(
      grouping: try await scenes.scene(organisation: organisation).snapshot.chainLinks, by: \.chain)
    return try await chains(organisation).map { code, name in
      var counts: [ChainMap.State: Int] = [:]
      for link in links[name] ?? [] {
        counts[ChainMap.State(link, isExternal: outside.contains(link.id)), default: 0] += 1
      }
      return ChainSummary(code: code, name: name, counts: counts)
    }
  }

  /// The chain of a code. Throws `ServiceError` `chain_not_found`, `reference_not_loaded`.
  package func map(_ code: String, organisation: Int64) async throws -> ChainMap {
    guard let chain = try await chains(organisation).first(where: { $0.code == code }) else {
      throw ServiceError(.notFound, code: "chain_not_found", message: "没有产业链「\(code)」。")
    }
    let scene = try await scenes.scene(organisation: organisation)
    let inputs = scene.snapshot.chainLinks.filter { $0.chain == chain.name }
    let ids = Set(inputs.map(\.id))
    let outside = try await external(organisation)
    let records = try await registry.records(organisation).all(
      LinkField.self, .oneOf(.code, inputs.map { .text($0.id) }))
    let known = Dictionary(records.map { ($0.words(.code), $0) }, uniquingKeysWith: { first, _ in first })
    let sources = try await registry.sources(
      Array(Set(records.compactMap { $0.sources[.status] })), organisation: organisation)
    let makers: [String: LinkMakers]
    if let profile = scene.profiles[RankEnterprises.Request().profile] {
      let links = inputs.map(\.id)
      makers = scene.makers(links) {
        scene.snapshot.makers(of: links, profile: profile, most: ShowChains.most)
      }
    } else {
      makers = [:]
    }
    return ChainMap(
      code: chain.code, name: chain.name,
      links: inputs.map { link in
        let record = known[link.id]
        return ChainMap.Link(
          id: link.id, name: link.name, state: .init(link, isExternal: outside.contains(link.id)),
          isLimited: link.isLimited, supply: link.supply, record: record,
          source: record?.sources[.status].flatMap { sources[$0] }.map { SourceView($0) },
          feeds: link.feeds.filter(ids.contains),
          needs: scene.snapshot.needs.filter { $0.targetLinks.contains(link.id) }.map { NamedNeed($0) },
          makers: makers[link.id] ?? .none)
      })
  }

  private func chains(_ organisation: Int64) async throws -> [(code: String, name: String)] {
    try await references.table("chains", organisation: organisation).project(["chain", "name"]).map {
      ($0[0], $0[1])
    }
  }

  /// The links that lie outside the county.
  private func external(_ organisation: Int64) async throws -> Set<String> {
    Set(
      try await references.table("chain-links", organisation: organisation).project(["link", "external"])
        .filter { $0[1] == "1" }.map { $0[0] })
  }
}

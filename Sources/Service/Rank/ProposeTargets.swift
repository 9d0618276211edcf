package import Domain
import Scoring

/// Proposes industry codes and chain links for a need from its words; whoever writes the need decides which are meant.
package struct ProposeTargets: Sendable {
  let references: any ReferenceStore
  let inference: IndustryInference
  let industries: SearchIndustries

  /// One code or link with the reason it is proposed.
  package struct Target: Sendable, Hashable {
    /// `3989`, `E08`
    package let code: String
    package let name: String
    /// The words of the text that speak for it; empty where it was searched for or named.
    package let because: [String]
  }

  /// What a text speaks for, best first.
  package struct Proposal: Sendable, Hashable {
    package var codes: [Target] = []
    package var links: [Target] = []
  }

  /// At most so many of each are proposed, and so many found.
  private static let most = (codes: 8, links: 6, found: 12)

  /// - Parameters:
  ///   - text: title and description of the need.
  ///   - search: a name to look for besides, in the classification and among the links.
  ///   - picked: codes and links that are chosen already, which are named too.
  /// - Throws: `ServiceError` `reference_not_loaded`.
  package func callAsFunction(
    _ text: String, search: String? = nil, picked: Set<String> = [], _ records: any RecordReading, organisation: Int64
  ) async throws -> Proposal {
    let table = try await references.table("industries", organisation: organisation)
    let names = Dictionary(
      try table.project(["code", "name"]).map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    var tables: [String: ReferenceTable] = [:]
    for name in ["chains", "chain-links", "link-flags"] {
      tables[name] = try await references.table(name, organisation: organisation)
    }
    let links = try ReferenceAssembly.chainLinks(tables, try await records.all(LinkField.self))
    var proposal = Proposal()
    func add(code: String, _ because: [String]) {
      guard let name = names[code], !proposal.codes.contains(where: { $0.code == code }) else { return }
      proposal.codes.append(Target(code: code, name: name, because: because))
    }
    func add(_ link: LinkInput, _ because: [String]) {
      guard !proposal.links.contains(where: { $0.code == link.id }) else { return }
      proposal.links.append(Target(code: link.id, name: "\(link.name)(\(link.chain))", because: because))
    }
    let told = ProposeTargets.told(text, links)
    for (link, words) in told.prefix(ProposeTargets.most.links) { add(link, words) }
    for found in inference.telling(inference.candidates(text: text, limit: 3)) {
      add(code: found.code.text, found.because)
    }
    for (link, words) in told.prefix(3) {
      for item in link.classes where !item.isBroad && proposal.codes.count < ProposeTargets.most.codes {
        add(code: item.code.text, words)
      }
    }
    if let search, search.contains(where: { !$0.isWhitespace }) {
      let found = try await industries(search, limit: ProposeTargets.most.found, organisation: organisation)
      for industry in found.items { add(code: industry.code, []) }
      let words = try ClosedWords(.chainLinks, try SceneAssembly.table("chain-links", tables)).holding(search)
      let held = Set(words.prefix(ProposeTargets.most.found).map(\.value))
      for link in links where held.contains(link.id) { add(link, []) }
    }
    for code in picked.sorted() {
      add(code: code, [])
      if let link = links.first(where: { $0.id == code }) { add(link, []) }
    }
    return proposal
  }

  /// The links whose products or technologies the text names, those it names most first.
  private static func told(_ text: String, _ links: [LinkInput]) -> [(link: LinkInput, words: [String])] {
    let text = Likeness.folded(text)
    guard !text.isEmpty else { return [] }
    func named(_ words: [String]) -> [String] {
      var seen: Set<String> = []
      return words.filter { text.contains(Likeness.folded($0)) && seen.insert($0).inserted }
    }
    return links.enumerated().compactMap {
      place, link -> (place: Int, weight: Int, link: LinkInput, words: [String])? in
      let (products, technologies) = (named([link.name] + link.productWords), named(link.technologyWords))
      // A product says twice as much of a trade as a technology that several share.
      let weight = products.reduce(0) { $0 + 2 * $1.count } + technologies.reduce(0) { $0 + $1.count }
      return weight > 0 ? (place, weight, link, products + technologies) : nil
    }
    .sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.place < $1.place }.map { ($0.link, $0.words) }
  }
}

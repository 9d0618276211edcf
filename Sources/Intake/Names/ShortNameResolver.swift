/// Finds the firms a short name may mean. Nothing is merged on its word: candidates are for a person to confirm.
package struct ShortNameResolver: Sendable {
  /// A firm with its town.
  package struct Firm: Sendable, Hashable {
    /// The firm's full name.
    package let name: String
    /// Its town, empty when unknown.
    package let place: String

    /// A firm with its town.
    package init(name: String, place: String) {
      self.name = name
      self.place = place
    }
  }

  private let firms: [(firm: Firm, core: String)]

  /// A resolver over known firms.
  package init(_ firms: some Sequence<Firm>) {
    self.firms = firms.map { ($0, FirmName($0.name).core) }
  }

  /// Firms a name may mean, the likeliest first: those of the person's town before others, shorter names (in which the short
  /// name is more of the whole) before longer ones.
  package func candidates(for name: String, near place: String?) -> [Firm] {
    let short = FirmName(name).core
    guard short.count >= 2 else { return [] }
    func rank(_ entry: (firm: Firm, core: String)) -> (Int, Int, String) {
      let near = place.map { !$0.isEmpty && ($0 == entry.firm.place || entry.core.hasPrefix($0)) } ?? false
      return (near ? 0 : 1, entry.core.count, entry.firm.name)
    }
    return firms.filter { $0.core.contains(short) }.sorted { rank($0) < rank($1) }.map(\.firm)
  }
}

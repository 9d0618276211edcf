internal import Domain
import Foundation

/// Finds the firms a short name may mean. Nothing is merged on its word: candidates are for a person to confirm.
///
/// The letters of the short name are sought in the full name in their order, with letters left out between them: places, trades
/// and legal forms that the short name drops. A letter counts by how few firms have it, so that the brand decides and 股份, 集团,
/// 银行 only help. An index from letters to firms keeps a look-up from comparing every firm.
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

  private let rules: ShortNameRules
  private let firms: [Firm]
  /// The letters of the firms' keys, one after the other.
  private var letters: [UInt32] = []
  /// Where the letters of each firm begin, with the end of the last.
  private var starts: [Int32] = [0]
  /// The firms that have a letter, and what it is worth.
  private var holders: [UInt32: [Int32]] = [:]

  /// Firms that are compared letter by letter: those that share the most with the short name.
  private static let compared = 40

  /// A resolver over known firms.
  package init(_ firms: some Sequence<Firm>, rules: ShortNameRules) {
    self.rules = rules
    self.firms = Array(firms)
    for (index, firm) in self.firms.enumerated() {
      let key = NameKey.of(firm.name).unicodeScalars.map(\.value)
      letters += key
      starts.append(Int32(letters.count))
      for letter in Set(key) { holders[letter, default: []].append(Int32(index)) }
    }
  }

  /// Firms a name may mean, the likeliest first; none when no firm is like it.
  package func candidates(for name: String, near place: String? = nil, limit: Int = 3) -> [Firm] {
    let bytes = NameKey.bytes(of: rules.bare(name))
    let short = String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    guard short.count >= 2 else { return [] }
    let form = String(decoding: bytes.suffix(FirmName.legalForm(of: bytes)), as: UTF8.self).unicodeScalars.count
    let weights = short.enumerated().map { index, letter in
      weight(letter) * (index < short.count - form ? 1 : rules.legalForm)
    }
    let whole = weights.reduce(0, +)
    let town = place.map { NameKey.of($0).unicodeScalars.map(\.value) } ?? []
    var found = likeliest(short, weights).map { firm in
      let score = (agreement(short, weights, firm) - rules.length * Double(length(firm))) / whole
      return (score: score + (isNear(firm, town) ? rules.near : 0), firm: firm)
    }
    found.sort { ($0.score, -length($0.firm), $1.firm) > ($1.score, -length($1.firm), $0.firm) }
    guard let best = found.first?.score else { return [] }
    let least = max(rules.least, best * rules.relative)
    return found.prefix { $0.score >= least }.prefix(limit).map { firms[$0.firm] }
  }

  /// What a letter is worth: the rarer, the more.
  private func weight(_ letter: UInt32) -> Double {
    let all = Double(firms.count + 1)
    return rules.common + rules.rare * log(all / (Double(holders[letter]?.count ?? 0) + 0.5)) / log(all / 0.5)
  }

  /// The firms that share the most with the short name, whatever the order. Letters that many firms have find nobody by
  /// themselves.
  private func likeliest(_ short: [UInt32], _ weights: [Double]) -> [Int] {
    var shared: [Int32: Double] = [:]
    var seen: Set<UInt32> = []
    for (letter, weight) in zip(short, weights) where seen.insert(letter).inserted {
      guard let holders = holders[letter], holders.count <= max(ShortNameResolver.compared, firms.count / 4) else {
        continue
      }
      for firm in holders { shared[firm, default: 0] += weight }
    }
    let order = shared.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    return order.prefix(ShortNameResolver.compared).map { Int($0.key) }
  }

  /// The best way to find the letters in the firm's name in their order.
  private func agreement(_ short: [UInt32], _ weights: [Double], _ firm: Int) -> Double {
    let first = Int(starts[firm])
    let count = length(firm)
    let none = -Double.infinity
    // The best score that ends at each letter of the full name; the first stands for no letter found yet.
    var row = [Double](repeating: none, count: count + 1)
    row[0] = 0
    var next = row
    for (letter, weight) in zip(short, weights) {
      var behind = none
      for position in 0...count {
        var best = row[position] - rules.missing * weight
        if position > 0 {
          if letters[first + position - 1] == letter {
            let follows = position > 1 ? row[position - 1] + rules.run * weight : none
            best = max(best, max(follows, row[0], behind - rules.gap) + weight)
          }
          behind = max(behind - rules.gapCharacter, row[position])
        }
        next[position] = best
      }
      swap(&row, &next)
    }
    return row.max() ?? none
  }

  private func length(_ firm: Int) -> Int { Int(starts[firm + 1] - starts[firm]) }

  /// Whether a firm is of the town, or its name begins with it.
  private func isNear(_ firm: Int, _ town: [UInt32]) -> Bool {
    guard !town.isEmpty else { return false }
    return letters[Int(starts[firm])..<Int(starts[firm + 1])].starts(with: town)
      || NameKey.of(firms[firm].place).unicodeScalars.map(\.value) == town
  }
}

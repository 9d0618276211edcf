internal import Domain

/// Which concepts name which field: the rows of `header-fields.tsv`, read against a header that was taken apart.
struct FieldPatterns: Sendable {
  /// How well a header names a field.
  struct Match: Sendable, Hashable {
    /// From bad to good.
    enum Fit: Int, Sendable, Comparable {
      /// Some of what the field needs is there.
      case partial
      /// All of it is there, with something that the field does not explain.
      case loose
      /// All of it is there, and letters that are no known word.
      case near
      /// All of it is there, and nothing else.
      case full

      static func < (a: Fit, b: Fit) -> Bool { a.rawValue < b.rawValue }
    }

    let field: ImportField
    var fit: Fit
    /// Concepts found that the field needs.
    let needs: Int
    /// Letters of those.
    let letters: Int
    /// Letters of the header that are no known word.
    let unexplained: Int
    /// Whether one of the concepts is a thing that is told, not only whose it is.
    let isTold: Bool
    /// Whether the header's last word is one of them: 细分领域主导产品 are products of a field, not a field.
    let isHead: Bool
    /// Whether one of them stands in the group alone.
    let isByGroup: Bool

    /// What decides between two fields at the same header.
    var rank: (Int, Int, Int, Int) { (fit.rawValue, needs, isHead ? 1 : 0, letters) }
  }

  /// The header's own words, those in brackets, and those of the group above it.
  struct Words: Sendable, Hashable {
    var own = HeaderParts.Reading()
    var aside = HeaderParts.Reading()
    var group = HeaderParts.Reading()
    /// Whether the header names two things beside each other, of which the last is not what both are.
    var isJoined = false
    /// Whether what stands aside are choices.
    var listsChoices = false
  }

  private struct Pattern: Sendable {
    let field: ImportField
    let sheet: SheetKind?
    let needs: [String]
    let allowed: Set<String>
  }

  /// What whose it is alone can name: 校友, 项目, 企业.
  private static let names: Set<ImportField> = [.enterprise(.name), .plan(.name), .person(.name)]

  /// Concepts with which a header tells more than a name.
  private static let more: Set<String> = ["is", "state"]

  private let patterns: [Pattern]
  /// The patterns that need a concept.
  private let byNeed: [String: [Int]]
  private static let table = "header-fields.tsv"

  init(_ table: ReferenceTable, _ parts: HeaderParts) throws(IntakeError) {
    let name = FieldPatterns.table
    var shared: [Substring: Set<String>] = [:]
    var patterns: [Pattern] = []
    for row in try table.select(["field", "sheet", "needs", "may"], in: name) {
      let may = Set(row[3].split(separator: " ").map(String.init))
      let needs = row[2].split(separator: "+").map(String.init)
      for concept in may.union(needs) where !parts.knows(concept) {
        throw .badReference(table: name, why: "header-parts.tsv 中没有概念 \(concept)")
      }
      let kind = row[0].prefix { $0 != "." }
      if row[0].hasSuffix(".*") {
        shared[kind] = may
        continue
      }
      guard let field = ImportField(qualified: row[0]), !needs.isEmpty else {
        throw .badReference(table: name, why: "没有字段 \(row[0]),或没有写它要什么")
      }
      let sheet: SheetKind? = row[1] == "firm" ? .firms : row[1] == "person" ? .people : nil
      patterns.append(
        Pattern(field: field, sheet: sheet, needs: needs, allowed: may.union(shared[kind] ?? []).union(needs)))
    }
    self.patterns = patterns
    var byNeed: [String: [Int]] = [:]
    for (index, pattern) in patterns.enumerated() {
      for need in pattern.needs { byNeed[need, default: []].append(index) }
    }
    self.byNeed = byNeed
  }

  /// The fields a header may name on a sheet, each once, the best first.
  func matches(_ words: Words, on kind: SheetKind) -> [Match] {
    var best: [ImportField: Match] = [:]
    let concepts = [words.own, words.aside, words.group].flatMap(\.parts).flatMap { $0.map(\.concept) }
    for index in Set(Set(concepts).flatMap { byNeed[$0] ?? [] }) {
      let pattern = patterns[index]
      guard pattern.sheet == nil || pattern.sheet == kind, let match = FieldPatterns.match(words, pattern)
      else { continue }
      if best[pattern.field].map({ $0.rank < match.rank }) ?? true { best[pattern.field] = match }
    }
    return best.values.sorted { $0.rank != $1.rank ? $0.rank > $1.rank : $0.field.qualified < $1.field.qualified }
  }

  private static func match(_ words: Words, _ pattern: Pattern) -> Match? {
    var letters = 0
    var isByGroup = false
    var isAside = false
    var found = 0
    var isOwn = false
    var isTold = false
    // 面积 under 用地 tells nothing by itself; otherwise a group only says whose it is, or of when.
    let isBare = words.own.parts.allSatisfy { $0.contains { $0.role != .measure } }
    for need in pattern.needs {
      func here(_ reading: HeaderParts.Reading, _ counts: (HeaderParts.Part) -> Bool = { _ in true }) -> Int? {
        reading.parts.compactMap { $0.first { $0.concept == need && counts($0) }?.length }.max()
      }
      if let length = here(words.own) {
        (letters, found, isOwn) = (letters + length, found + 1, true)
        isTold = isTold || here(words.own, { $0.role == .measure }) != nil
      } else if let length = here(words.aside) ?? here(words.group, { isBare || $0.role != .measure }) {
        (letters, found) = (letters + length, found + 1)
        isByGroup = isByGroup || here(words.aside) == nil
        isAside = isAside || here(words.aside) != nil
      }
    }
    guard found > 0, isOwn || isBare else { return nil }
    func isForeign(_ parts: [HeaderParts.Part], _ roles: Set<HeaderParts.Role>) -> Bool {
      parts.allSatisfy { roles.contains($0.role) && !pattern.allowed.contains($0.concept) }
    }
    let isLoose =
      words.own.parts.contains { isForeign($0, [.measure, .subject, .qualifier]) }
      || ((words.listsChoices ? [] : words.aside.parts) + words.group.parts).contains {
        isForeign($0, [.qualifier]) && $0[0].length > 1
      }
    let isLast = !words.own.head.isDisjoint(with: pattern.needs)
    let isHead = !words.isJoined && isLast || isAside
    // 项目需求 and 项目情况 are no project, and 是否会员 nobody.
    let isOfMore = words.own.parts.joined().contains { FieldPatterns.more.contains($0.concept) }
    let isNamed = isTold || (isLast || isAside) && !isOfMore
    let fit: Match.Fit =
      if found < pattern.needs.count { .partial } else if isLoose || !isNamed && names.contains(pattern.field) {
        .loose
      } else if words.own.unexplained > 0 {
        .near
      } else {
        .full
      }
    return Match(
      field: pattern.field, fit: fit, needs: found, letters: letters, unexplained: words.own.unexplained,
      isTold: isTold,
      isHead: isHead, isByGroup: isByGroup)
  }
}

/// Searches the classification of industries (GB/T 4754-2017).
package struct SearchIndustries: Sendable {
  let references: any ReferenceStore

  /// Searches the table the organisation works with.
  package init(references: any ReferenceStore) { self.references = references }

  /// Industries whose code begins with the text or whose name holds every word of it, in the order of their codes; all
  /// without a text.
  ///
  /// - Parameters:
  ///   - level: 1 section (letter), 2 division, 3 group, 4 class; all when `nil`.
  ///   - after: the `next` of the page before.
  ///   - limit: rows a page, 1–1,000.
  package func callAsFunction(
    _ text: String?, level: Int? = nil, after: String? = nil, limit: Int = 50, organisation: Int64
  ) async throws -> IndustryListView {
    let table = try await references.table("industries", organisation: organisation)
    let words = (text ?? "").split(whereSeparator: \.isWhitespace).map { $0.uppercased() }
    let found = try table.project(["code", "parent", "name", "broad"]).map(IndustryView.init)
      .filter { industry in
        (level == nil || industry.level == level)
          && (words.count == 1 && industry.code.hasPrefix(words[0])
            || words.allSatisfy { industry.name.uppercased().contains($0) })
      }
      .sorted { $0.code < $1.code }
    let rest = found.filter { after == nil || $0.code > (after ?? "") }
    let page = Array(rest.prefix(limit))
    return IndustryListView(items: page, next: rest.count > limit ? page.last?.code : nil, total: found.count)
  }
}

/// One industry of the classification.
package struct IndustryView: Sendable, Encodable, Hashable {
  /// A letter, or two to four digits.
  package let code: String
  /// The code above; `nil` for a section.
  package let parent: String?
  /// The name in the standard.
  package let name: String
  /// 1 section, 2 division, 3 group, 4 class.
  package let level: Int
  /// Whether the same code says little about the same product.
  package let broad: Bool

  init(_ row: [String]) {
    code = row[0]
    parent = row[1].isEmpty ? nil : row[1]
    name = row[2]
    level = row[0].count
    broad = row[3] == "1"
  }
}

/// A page of industries: `{items, next?, total}`.
package struct IndustryListView: Sendable, Encodable {
  package let items: [IndustryView]
  /// What `after` must be for the next page; absent on the last.
  package let next: String?
  /// How many rows there are in all.
  package let total: Int
}

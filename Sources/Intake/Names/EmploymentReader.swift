/// Parts 单位及职务 into firms and posts: `甲公司 董事长`, `甲公司、乙公司 董事长`, `董事长(甲公司)`, `甲公司(董事长)`, `甲公司/创始人`,
/// `甲公司,总经理`, `甲公司董事长`, `创始人@甲`; several entries are parted by `;` or lines.
///
/// Free-lancers and posts in offices, schools and hospitals give no firm: the person stays as one who can introduce others.
package struct EmploymentReader: Sendable {
  let words: CellWords
  let roles: RoleWords

  /// A reader with the vocabulary's posts and endings.
  package init(_ vocabulary: IntakeVocabulary) {
    words = vocabulary.words
    roles = vocabulary.roles
  }

  /// The firms and posts a text tells; none when the person has no firm.
  package func read(_ text: String) -> [ImportedTie] {
    let text = CellText.halfWidth(text)
    if words.holds(CellText.trimmed(text), .noFirm) { return [] }
    return text.split(whereSeparator: { ";；\n\r".contains($0) }).flatMap { entry(CellText.trimmed(String($0))) }
  }

  /// One firm by its own column, with the post of another column.
  func tie(firm: String, post: String) -> ImportedTie {
    ImportedTie(
      firm: firm, isShortName: !isFull(firm), role: post.isEmpty ? nil : roles.strongest(in: post), roleText: post)
  }

  private func entry(_ text: String) -> [ImportedTie] {
    guard !text.isEmpty, !words.holds(text, .noFirm) else { return [] }
    let (firms, post) = parted(text)
    return firms.split(whereSeparator: { "、,/&".contains($0) }).compactMap { part in
      let firm = CellText.trimmed(String(part))
      guard firm.count >= 2, !isPost(firm), !isNoFirm(firm), !words.holds(firm, .noFirm) else { return nil }
      return tie(firm: firm, post: post)
    }
  }

  /// The firms' part and the post of an entry.
  private func parted(_ text: String) -> (firms: String, post: String) {
    if text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex {
      let outer = CellText.trimmed(String(text[..<open]))
      let inner = CellText.trimmed(String(text[text.index(after: open)...].dropLast()))
      if isPost(outer) { return (inner, outer) }
      if isPost(inner) { return (outer, inner) }
    }
    // A separator with a post on one side of it.
    for separator in ["/", ",", ":", "@", "|", "-", "—", " ", "、"] as [Character] {
      guard let last = text.lastIndex(of: separator) else { continue }
      let left = CellText.trimmed(String(text[..<last]))
      let right = CellText.trimmed(String(text[text.index(after: last)...]))
      if isPost(right) { return withMorePosts(left, right) }
      if let first = text.firstIndex(of: separator) {
        let head = CellText.trimmed(String(text[..<first]))
        if isPost(head) { return (CellText.trimmed(String(text[text.index(after: first)...])), head) }
      }
    }
    // Nothing between them: the post follows the legal form, or is the longest known post at the end.
    if let end = endOfFullName(text), end < text.endIndex {
      let post = CellText.trimmed(String(text[end...]))
      if roles.longestSuffix(of: post) != nil { return (String(text[..<end]), post) }
    }
    if let post = roles.longestSuffix(of: text), post.count < text.count, endOfFullName(text) != text.endIndex {
      return withMorePosts(CellText.trimmed(String(text.dropLast(post.count))), post)
    }
    return (text, "")
  }

  /// `甲公司 党委书记、` + `董事长`: posts that still stand at the end of the left part go over to the right one.
  private func withMorePosts(_ left: String, _ post: String) -> (firms: String, post: String) {
    let joined = left.hasSuffix("兼") || left.hasSuffix("、") || left.hasSuffix("/") ? String(left.dropLast()) : left
    guard let end = endOfFullName(left), end < joined.endIndex, isPost(CellText.trimmed(String(joined[end...]))) else {
      if joined != left, let more = roles.longestSuffix(of: joined), more.count < joined.count {
        return (CellText.trimmed(String(joined.dropLast(more.count))), more + left.suffix(1) + post)
      }
      return (joined, post)
    }
    return (String(left[..<end]), CellText.trimmed(String(left[end...])) + (joined == left ? "、" : "") + post)
  }

  /// Whether the whole text is posts: `董事长`, `董事长兼总经理`, `创始人、CEO`, `华东区销售总监` is not.
  private func isPost(_ text: String) -> Bool {
    let parts = text.split(whereSeparator: { "、,/兼和及&+ ".contains($0) })
    return !parts.isEmpty && parts.allSatisfy { roles.role(of: $0) != nil }
  }

  private func isFull(_ name: String) -> Bool {
    words.firmSuffixes.contains { name.hasSuffix($0) } || name.hasSuffix(")")
  }

  private func isNoFirm(_ name: String) -> Bool {
    !isFull(name) && words.notFirmSuffixes.contains { name.hasSuffix($0) }
  }

  /// Where the last legal form of the text ends.
  private func endOfFullName(_ text: String) -> String.Index? {
    var end: String.Index?
    for suffix in words.firmSuffixes where suffix.count >= 2 {
      guard let found = text.ranges(of: suffix).last?.upperBound else { continue }
      end = max(end ?? found, found)
    }
    return end
  }
}

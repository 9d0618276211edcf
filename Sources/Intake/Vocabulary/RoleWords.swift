internal import Domain

/// Posts, with the kind of role each stands for.
struct RoleWords: Sendable {
  private let roles: [String: String]
  /// The longest post, in characters.
  let longest: Int
  /// The kinds of role from the one with most say to the one with least.
  private static let order = RoleLevel.allCases.map(\.rawValue)

  init(_ table: ReferenceTable) throws(IntakeError) {
    var roles: [String: String] = [:]
    for row in try table.select(["word", "role"], in: "role-words.tsv") {
      guard RoleWords.order.contains(row[1]) else {
        throw .badReference(table: "role-words.tsv", why: "没有「\(row[1])」这类职务")
      }
      roles[row[0].lowercased()] = row[1]
    }
    self.roles = roles
    longest = roles.keys.map(\.count).max() ?? 0
  }

  /// The kind of role of a post, `nil` when it is not a post.
  func role(of post: some StringProtocol) -> String? { roles[post.lowercased()] }

  /// The kind of role with most say among the posts of a text (`党委书记、董事长`, `华东区销售总监`), `nil` when none is known.
  func strongest(in text: String) -> String? {
    var best: Int?
    for part in text.split(whereSeparator: { "、,，/;；兼和及&+ ".contains($0) }) {
      guard let suffix = longestSuffix(of: part), let role = role(of: suffix),
        let rank = RoleWords.order.firstIndex(of: role)
      else { continue }
      best = min(best ?? rank, rank)
    }
    return best.map { RoleWords.order[$0] }
  }

  /// The longest post that ends the text.
  func longestSuffix(of text: some StringProtocol) -> String? {
    var length = min(longest, text.count)
    while length > 0 {
      let suffix = String(text.suffix(length))
      if roles[suffix.lowercased()] != nil { return suffix }
      length -= 1
    }
    return nil
  }
}

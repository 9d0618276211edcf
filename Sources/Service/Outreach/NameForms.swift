import Domain

/// How a person is named in a list of people: by the name alone, or with posts, forms of address and what brackets say.
struct NameForms: Sendable {
  /// Keys of posts and forms of address, which are no part of a name.
  private let titles: Set<String>
  private let longest: Int

  /// The reference tables `role-words` and `courtesy-words`. Throws `ServiceError` `reference_not_loaded`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> NameForms {
    let posts = try await references.table("role-words", organisation: organisation).project(["word"])
    let courtesies = try await references.table("courtesy-words", organisation: organisation).project(["word"])
    return NameForms(titles: (posts + courtesies).map { $0[0] })
  }

  init(titles: [String]) {
    self.titles = Set(titles.map(NameKey.of))
    longest = self.titles.map(\.count).max() ?? 0
  }

  /// Whether a text of a list (`李 明`, `李明总`, `董事长 李明(甲公司)`) names somebody called `name`, and not somebody whose
  /// name only holds it (李明华).
  func isNamed(_ name: String, in text: String) -> Bool {
    let key = NameKey.of(name)
    guard !key.isEmpty else { return false }
    return text.split { NameForms.marks.contains($0) }.contains { part in
      let words = NameForms.words(part)
      // A surname of two characters may stand apart from the name given (欧阳 明).
      let pairs = zip(words, words.dropFirst()).map { $0 + $1 }
      return ([String(part)] + words + pairs).contains { isName(key, $0) }
    }
  }

  /// Whether a part is the name, with nothing but titles before and after it.
  private func isName(_ key: String, _ part: String) -> Bool {
    let part = NameKey.of(part)
    guard let place = part.firstRange(of: key) else { return false }
    return isTitles(part[..<place.lowerBound]) && isTitles(part[place.upperBound...])
  }

  private func isTitles(_ text: Substring) -> Bool {
    guard !text.isEmpty else { return true }
    return stride(from: min(longest, text.count), to: 0, by: -1).contains { length in
      titles.contains(String(text.prefix(length))) && isTitles(text.dropFirst(length))
    }
  }

  /// The words of a part; characters that stand alone are written apart only to fill a column (李 明), and are one word.
  private static func words(_ part: Substring) -> [String] {
    var words: [String] = []
    var isAlone = false
    for word in part.split(whereSeparator: \.isWhitespace) {
      if word.count == 1, isAlone, let last = words.popLast() {
        words.append(last + word)
      } else {
        words.append(String(word))
      }
      isAlone = word.count == 1
    }
    return words
  }

  /// What stands between a name and what is said beside it.
  private static let marks = Set("()()[]【】〔〕<>《》、,,;;::/|+&\n\t")
}

import Domain

/// The fixed words of papers, from the reference table `paper-texts`.
struct PaperTexts: Sendable {
  private let texts: [String: String]

  static func read(_ references: any ReferenceStore, organisation: Int64) async throws -> PaperTexts {
    let table = try await references.table("paper-texts", organisation: organisation)
    return PaperTexts(
      texts: Dictionary(try table.project(["key", "text"]).map { ($0[0], $0[1]) }) { first, _ in first })
  }

  private init(texts: [String: String]) { self.texts = texts }

  /// The text of a key with its places filled in; the key itself when the table lacks it.
  func text(_ key: String, _ values: [String: String] = [:]) -> String {
    values.reduce(texts[key] ?? key) { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}

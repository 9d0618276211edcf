/// The ways a list leaves as a file.
package struct ExportLinks: Sendable {
  let links: [VisitPage.Link]

  /// - Parameters:
  ///   - path: where the file is.
  ///   - query: what the list is narrowed by, as an address has it; empty for the whole.
  ///   - isAllowed: whether the account may take lists away.
  package init(_ path: String, _ query: String = "", isAllowed: Bool) {
    let more = query.isEmpty ? "" : query + "&"
    links =
      isAllowed
      ? [("XLSX", "xlsx"), ("CSV", "csv")].map { .init(label: $0.0, path: "\(path)?\(more)format=\($0.1)") } : []
  }
}

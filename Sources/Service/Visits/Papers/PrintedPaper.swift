import Sheets

/// A paper that is ready to be printed, or several that go together: `{name, papers: [{title, subtitle,
/// blocks}], notes}`.
package struct PrintedPaper: Sendable, Hashable, Encodable {
  let papers: [Paper]
  /// The first, and mostly the only one.
  var paper: Paper { papers[0] }
  /// The name of its file, without ending: `KC-2026-002-invitation`.
  package let name: String
  /// What whoever prints it should know and none of the papers says.
  package let notes: [String]

  init(papers: [Paper], name: String, notes: [String] = []) {
    self.papers = papers
    self.name = name
    self.notes = notes
  }

  init(paper: Paper, name: String) { self.init(papers: [paper], name: name) }

  /// The formats it is written in.
  package enum Format: String, Sendable, Hashable, CaseIterable {
    case html, xlsx

    package var mediaType: String {
      switch self {
      case .html: "text/html; charset=utf-8"
      case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      }
    }
  }

  /// The paper's bytes. Throws `ServiceError` `cannot_write` when the temporary folder cannot be used.
  package func bytes(_ format: Format) throws -> [UInt8] {
    switch format {
    case .html: return Array(PaperPage(papers, title: papers.count == 1 ? papers[0].title : name).html.utf8)
    case .xlsx:
      do { return try PaperWorkbook.bytes(papers) } catch {
        throw ServiceError(.unavailable, code: "cannot_write", message: "无法生成工作簿:\(error.message)。")
      }
    }
  }
}

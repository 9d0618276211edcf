import Sheets

/// A paper that is ready to be printed.
public struct PrintedPaper: Sendable, Hashable {
  let paper: Paper
  /// The name of its file, without ending: `KC-2026-002-invitation`.
  public let name: String

  /// The formats it is written in.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case html, xlsx

    /// The media type.
    public var mediaType: String {
      switch self {
      case .html: "text/html; charset=utf-8"
      case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      }
    }
  }

  /// The paper's bytes. Throws `ServiceError` `cannot_write` when the temporary folder cannot be used.
  public func bytes(_ format: Format) throws -> [UInt8] {
    switch format {
    case .html: return Array(PaperPage(paper).html.utf8)
    case .xlsx:
      do { return try PaperWorkbook.bytes(paper) } catch {
        throw ServiceError(.unavailable, code: "cannot_write", message: "无法生成工作簿:\(error.message)。")
      }
    }
  }
}

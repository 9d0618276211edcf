package import Domain
package import Service

/// The files kept beside a firm.
package struct FirmFilesPage: PageModel {
  package static let template = "firm-files"
  package let frame: Frame
  let head: FirmHead
  let deed: Deed?
  let problems: Problems?
  let files: [File]
  let adds: Bool
  let size: String
  let word: String
  /// What was typed of a file that was refused.
  let title: String
  let paper: String
  let datedOn: String

  struct File: Sendable {
    let path: String
    let title: String
    let name: String
    let kind: String
    let size: String
    let paper: String
    let kept: String
  }

  /// - Parameters:
  ///   - bytes: how large a file may be.
  ///   - adds: whether the account may keep files.
  package init(
    _ firm: Stored<EnterpriseField>, _ files: [Stored<AttachmentField>], bytes: Int, adds: Bool,
    typed: [String: String] = [:], deed: Deed? = nil, refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    head = FirmHead(firm, at: .files, works: adds)
    frame = Frame("附件 · \(head.name)", in: .enterprises, for: reader)
    self.deed = deed
    problems = refused.map { Problems($0, fields: ["file", "title", "paper", "dated_on"]) }
    self.files = files.reversed().map { file in
      File(
        path: "/api/v1/attachments/\(file.id)/content", title: file.words(.title), name: file.words(.fileName),
        kind: file.words(.fileKind), size: PageWords.size(Int(clamping: file.count(.size) ?? 0)),
        paper: [file.text(.paper), file.date(.datedOn)?.chinese].compactMap(\.self).joined(separator: ","),
        kept: [file.date(.keptOn)?.chinese, file.text(.keptBy)].compactMap(\.self).joined(separator: ","))
    }
    self.adds = adds
    size = "\(bytes >> 20) MiB"
    word = reader.word
    title = typed["title"] ?? ""
    paper = typed["paper"] ?? ""
    datedOn = typed["dated_on"] ?? ""
  }
}

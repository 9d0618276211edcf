/// The fields of a paper kept as a file (附件): to which record or figure it belongs, what it is, and the digest its bytes are
/// kept under.
package enum AttachmentField: String, RecordField {
  case title, about, subject, recordID = "record_id", figure, period, paper, datedOn = "dated_on"
  case fileName = "file_name", fileKind = "file_kind", size = "size_bytes", digest
  case keptOn = "kept_on", keptBy = "kept_by", note

  /// What it is called and how it is found.
  package static let record = RecordDefinition<AttachmentField>(
    .attachment, "附件", path: "attachments", schema: "Attachment", help: "附件:随记录或报表指标存档的文件", name: .title,
    listed: [.about, .fileKind, .size, .paper, .datedOn], searched: [.title, .about, .paper, .fileName],
    comesAsFile: true)
  /// What a record cannot be without.
  package static let required: Set<AttachmentField> = [
    .title, .about, .fileName, .fileKind, .size, .digest, .keptOn, .keptBy,
  ]
  /// What follows from the file and from what it is attached to.
  package static let managed: Set<AttachmentField> = [
    .about, .subject, .recordID, .figure, .period, .fileName, .fileKind, .size, .digest, .keptOn, .keptBy,
  ]
  /// The day on the paper.
  package static let happened: Set<AttachmentField> = [.datedOn]

  /// The word on screen and the kind.
  package var definition: FieldDefinition {
    switch self {
    case .title: .init("名称", .text)
    case .about: .init("所附", .text)
    case .subject: .init("记录类别", .text, .name)
    case .recordID: .init("记录编号", .count(.stated))
    case .figure: .init("指标", .text, .name)
    case .period: .init("所属期间", .text, .name)
    case .paper: .init("文号", .text, .name)
    case .datedOn: .init("成文日期", .date)
    case .fileName: .init("文件名", .text, .name)
    case .fileKind: .init("文件类型", .text, .name)
    case .size: .init("字节数", .count(.stated))
    case .digest: .init("SHA-256", .text, .name)
    case .keptOn: .init("存入日期", .date)
    case .keptBy: .init("存入人", .text, .name)
    case .note: .init("备注", .text)
    }
  }
}

extension Entity {
  /// 附件
  package static let attachment = Entity("attachment")
}

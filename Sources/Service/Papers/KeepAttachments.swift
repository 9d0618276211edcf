package import Domain
package import Intake

/// Keeps papers as files beside records and figures: their bytes once by digest, their kind and size checked against the
/// reference table `file-kinds`; nothing in them is executed.
package struct KeepAttachments: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let rules: RecordRules
  let input: RecordInput

  /// Keeps papers in this registry under these rules.
  package init(_ registry: any Registry, references: any ReferenceStore, reader: CellReader, rules: RecordRules) {
    self.registry = registry
    self.references = references
    self.rules = rules
    input = RecordInput(reader: reader)
  }

  /// What is written beside the file: what it is called, its number, its day, a note.
  package typealias Words = [String: InputValue]

  /// Keeps the file at `path`, called `name`, beside a record or figure.
  ///
  /// Throws `ServiceError` `invalid_file` for a kind, size or content that is not kept, `attached_already` for the same bytes at
  /// the same place, `invalid_record`, and what finding the record throws.
  package func callAsFunction(
    path: String, name: String, to place: AttachedTo, words: Words = [:], today: CalendarDate,
    isDryRun: Bool = false, invocation: Invocation
  ) async throws -> RecordReceipt<AttachmentField> {
    let kinds = try await FileKinds.inForce(references, organisation: invocation.organisation).kinds
    let read: (kind: FileKind, bytes: [UInt8])
    do { read = try FileKind.read(path: path, name: name, among: kinds) } catch {
      throw ServiceError(
        error.code == .tooLarge ? .tooLarge : error.code == .cannotOpen ? .notFound : .invalid,
        code: error.code == .cannotOpen ? "file_not_found" : "invalid_file", message: "\(error.message)。\(error.hint)。")
    }
    let standing = registry.records(invocation.organisation)
    var record = try await input.resolved(words, in: standing).record as Record<AttachmentField>
    try await hang(&record, on: place, standing)
    if record[.title] == nil { record[.title] = .text(name) }
    record[.fileName] = .text(name)
    record[.fileKind] = .text(read.kind.label)
    record[.size] = .count(Int64(read.bytes.count))
    record[.keptOn] = .date(today)
    record[.keptBy] = .text(invocation.actor)
    let step = Step(
      registry: registry, rules: rules, useCase: "attachment.add", note: name,
      evidence: EvidenceInput(title: name, grade: .documented), today: today, isDryRun: isDryRun, invocation: invocation
    )
    let hung = record
    let written = try await step { writing in
      var record = hung
      let digest = try await writing.session.keepFile(read.bytes)
      record[.digest] = .text(digest)
      try await refuseTwice(record, digest, writing.session)
      return try await writing.add(record)
    }
    return RecordReceipt(
      stored: written.result, change: written.change?.id, fields: written.result.record.known.map(\.field.name))
  }

  private func hang(
    _ record: inout Record<AttachmentField>, on place: AttachedTo, _ records: StandingRecords
  ) async throws {
    switch place {
    case .record(let kind, let words):
      let found = try await named(words, records, kind.fields)
      record[.subject] = .text(kind.rawValue)
      record[.recordID] = .count(found.id)
      record[.about] = .text("\(kind.label) \(found.name)")
    case .figure(let word, let text):
      let figures = try await PaperFigures.inForce(references, organisation: records.organisation)
      let figure = try figures.figure(word)
      _ = try PaperFigures.period(text)
      record[.figure] = .text(figure.code)
      record[.period] = .text(text)
      record[.about] = .text("指标 \(figure.label) \(text)")
    }
  }

  private func named<Field: RecordField>(
    _ words: String, _ records: StandingRecords, _ field: Field.Type
  ) async throws -> (id: Int64, name: String) {
    let stored = try await records.find(field, words)
    let name = stored.record[Field.record.name].map { $0.display(Field.record.name.kind) }
    let code = Field.record.code.flatMap { stored.record[$0] }.map { $0.display(Field.record.code?.kind ?? .text) }
    let parts = [code, name].compactMap(\.self)
    return (stored.id, String((parts.isEmpty ? "\(stored.id)" : parts.joined(separator: " ")).prefix(200)))
  }

  private func refuseTwice(
    _ record: Record<AttachmentField>, _ digest: String, _ session: any ChangeSession
  ) async throws {
    let same = try await session.all(AttachmentField.self, .equals(.digest, .text(digest))).first { other in
      [AttachmentField.recordID, .figure, .period].allSatisfy { other.record[$0] == record[$0] }
    }
    guard let same else { return }
    throw ServiceError(
      .conflict, code: "attached_already",
      message: "同一文件已附在此处:附件 \(same.id)「\(same.text(.title) ?? "")」。要改名称或文号请修改该附件。")
  }

  /// The papers beside a record, oldest first.
  package func of(_ record: Int64, organisation: Int64) async throws -> [Stored<AttachmentField>] {
    try await registry.records(organisation).all(AttachmentField.self, .equals(.recordID, .count(record)))
  }

  /// The file of an attachment: its name, the type it is sent as and its bytes. Throws `ServiceError` `attachment_not_found`.
  package func content(
    _ words: String, organisation: Int64
  ) async throws -> (name: String, mediaType: String, bytes: [UInt8]) {
    let stored = try await registry.records(organisation).find(AttachmentField.self, words)
    let digest = try stored.required.text(.digest)
    guard let bytes = try await registry.file(digest, organisation: organisation) else {
      throw ServiceError(.notFound, code: "attachment_not_found", message: "附件 \(stored.id) 的文件不在库中,请从备份恢复。")
    }
    let kinds = try await FileKinds.inForce(references, organisation: organisation).kinds
    let type = kinds.first { $0.label == stored.text(.fileKind) }?.mediaType
    return (try stored.required.text(.fileName), type ?? "application/octet-stream", bytes)
  }
}

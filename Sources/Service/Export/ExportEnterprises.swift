import Domain
import Sheets

/// What an export wrote: `{enterprises, purpose?, withheld?}`.
package struct ExportReceipt: Sendable, Encodable, Hashable {
  package let enterprises: Int
  /// How many firms and people were asked for whose contact data stays masked; absent without a purpose.
  package let withheld: Int?
  package let purpose: String?

  init(enterprises: Int, withheld: Int, purpose: String?) {
    self.enterprises = enterprises
    self.withheld = purpose == nil ? nil : withheld
    self.purpose = purpose
  }
}

/// Writes firms, and in a workbook their plans and people, as import reads them: importing the file changes nothing.
package struct ExportEnterprises: Sendable {
  let registry: any Registry
  let reservedWords: Set<String>
  let contacts: DiscloseContacts

  /// Exports from this registry; `reservedWords` are those an import would not take literally.
  package init(registry: any Registry, reservedWords: Set<String>, contacts: DiscloseContacts) {
    self.contacts = contacts
    self.registry = registry
    self.reservedWords = reservedWords
  }

  /// Writes the firms that `search` finds, or all. With a `wish` contact data is clear as far as it is disclosed for the
  /// purpose, which is recorded. Answers how many, and whose contact data stays masked though it was asked for.
  ///
  /// Throws `ServiceError` `cannot_write`, `invalid_query`.
  package func enterprises(
    to path: String, search: String?, for wish: ContactWish? = nil, invocation: Invocation,
    progress: (Int, Int) -> Void
  ) async throws -> ExportReceipt {
    let organisation = invocation.organisation
    let disclosed = try await disclosed(wish, path: path, search: search, invocation)
    let writer: any SheetWriter
    do { writer = try SheetFormat(path: path).writer(path: path) } catch { throw cannotWrite(path, error) }
    var names: [Int64: (name: String, code: String?)] = [:]
    let firms = RecordColumns<EnterpriseField>(
      fields: EnterpriseField.allCases.filter { $0 != .inferredCodes }, reservedWords: reservedWords)
    do {
      try writer.beginSheet("校友企业", columns: firms.columns)
      try await forEach(EnterpriseField.self, search, organisation, progress) { stored in
        names[stored.id] = (try stored.required.text(.name), stored.text(.creditCode))
        try writer.write(firms.row(disclosed.shown(stored)))
      }
      if path.lowercased().hasSuffix(".xlsx") {
        try await writePlans(writer, names, organisation)
        try await writePeople(writer, disclosed, organisation, isWhole: search == nil)
        try await writePapers(writer, names, organisation)
      }
      try writer.close()
    } catch let error as SheetError { throw cannotWrite(path, error) }
    return ExportReceipt(
      enterprises: names.count, withheld: disclosed.withheldCount, purpose: disclosed.purpose?.name)
  }

  /// What of the contact data that the file will hold is clear.
  private func disclosed(
    _ wish: ContactWish?, path: String, search: String?, _ invocation: Invocation
  ) async throws -> Disclosed {
    guard wish != nil else { return .nothing }
    var firms: [Stored<EnterpriseField>] = []
    try await forEach(EnterpriseField.self, search, invocation.organisation, { _, _ in }) { firms.append($0) }
    var people: [Stored<PersonField>] = []
    if search == nil, path.lowercased().hasSuffix(".xlsx") {
      people = try await registry.records(invocation.organisation).all(PersonField.self)
    }
    return try await contacts(
      wish, people: people, firms: firms, useCase: "export.disclose", invocation: invocation)
  }

  private func writePlans(
    _ writer: any SheetWriter, _ firms: [Int64: (name: String, code: String?)], _ organisation: Int64
  ) async throws {
    let plans = RecordColumns<PlanField>(
      fields: PlanField.allCases.filter { $0 != .enterprise }, reservedWords: reservedWords)
    try writer.beginSheet(
      "拟投项目",
      columns: [
        SheetColumn(EnterpriseField.name.header, width: 30), SheetColumn(EnterpriseField.creditCode.header, width: 20),
      ] + plans.columns)
    try await forEach(PlanField.self, nil, organisation, { _, _ in }) { stored in
      guard let id = stored.reference(.enterprise), let firm = firms[id] else { return }
      try writer.write([.text(firm.name), .text(firm.code ?? "")] + plans.row(stored.record))
    }
  }

  /// People with their contact data as far as it is disclosed.
  private func writePeople(
    _ writer: any SheetWriter, _ disclosed: Disclosed, _ organisation: Int64, isWhole: Bool
  ) async throws {
    guard isWhole else { return }
    let people = RecordColumns<PersonField>(reservedWords: reservedWords)
    try writer.beginSheet("校友", columns: people.columns)
    try await forEach(PersonField.self, nil, organisation, { _, _ in }) { stored in
      try writer.write(people.row(disclosed.shown(stored)))
    }
  }

  /// The papers beside the firms, by firm; none, no sheet.
  private func writePapers(
    _ writer: any SheetWriter, _ firms: [Int64: (name: String, code: String?)], _ organisation: Int64
  ) async throws {
    let papers = try await FirmPapers(registry.records(organisation), firms: Set(firms.keys))
    guard !papers.rows.isEmpty else { return }
    try writer.beginSheet(FirmPapers.sheet, columns: FirmPapers.columns)
    for row in papers.rows { try writer.write([.text(firms[row.firm]?.name ?? "")] + row.cells) }
  }

  private func forEach<Field: RecordField>(
    _ field: Field.Type, _ search: String?, _ organisation: Int64, _ progress: (Int, Int) -> Void,
    _ body: (Stored<Field>) throws -> Void
  ) async throws {
    var query = RecordQuery<Field>(search: search, searched: Field.record.searched, limit: 1000)
    var done = 0
    repeat {
      let page = try await registry.page(query, organisation: organisation)
      for stored in page.rows { try body(stored) }
      done += page.rows.count
      progress(done, page.total)
      query.after = page.next
    } while query.after != nil
  }

  private func cannotWrite(_ path: String, _ error: any Error) -> ServiceError {
    ServiceError(writing: path, error)
  }
}

package import Domain
import Sheets

/// All that is kept of a person: `{person_id, date, grounds, records, mentions, papers, looks, changes}`. The person's own contact
/// data is clear: it is made for the person.
package struct PersonFile: Sendable, Encodable {
  package let person: Int64
  package let name: String
  /// The Shanghai day.
  package let date: CalendarDate
  /// What the keeping and use rest on.
  package let grounds: [Ground]
  /// The records of the person and those that refer to the person, fact by fact with where each comes from.
  package let records: [Item]
  /// Texts of other records that name the person.
  package let mentions: [Mention]
  /// Files kept beside the person.
  package let papers: [Paper]
  package let looks: [PersonAudit.Look]
  package let changes: [PersonAudit.Touch]

  enum CodingKeys: String, CodingKey {
    case person = "person_id"
    case name, date, grounds, records, mentions, papers, looks, changes
  }

  /// A consent with the clause its purpose rests on.
  package struct Ground: Sendable, Encodable, Hashable {
    package let purpose: String
    package let ground: String
    package let scope: ConsentScope
    package let givenOn: CalendarDate?
    package let expiresOn: CalendarDate?
    package let withdrawnOn: CalendarDate?
    /// Whether it holds today.
    package let isLive: Bool

    enum CodingKeys: String, CodingKey {
      case purpose, ground, scope
      case givenOn = "given_on"
      case expiresOn = "expires_on"
      case withdrawnOn = "withdrawn_on"
      case isLive = "is_live"
    }
  }

  package struct Item: Sendable, Encodable, Hashable {
    package let kind: String
    package let label: String
    package let id: Int64
    package let facts: [Fact]
    /// How many states it had, the present one among them.
    package let states: Int
  }

  /// A fact with where it comes from.
  package struct Fact: Sendable, Encodable, Hashable {
    package let field: String
    package let label: String
    package let value: String
    package let source: SourceView?
  }

  /// A text that names the person.
  package struct Mention: Sendable, Encodable, Hashable {
    package let kind: String
    package let label: String
    package let id: Int64
    package let field: String
    package let text: String
  }

  /// A file kept beside the person.
  package struct Paper: Sendable, Encodable, Hashable {
    package let id: Int64
    package let title: String
    package let fileName: String
    package let keptOn: CalendarDate?

    enum CodingKeys: String, CodingKey {
      case id, title
      case fileName = "file_name"
      case keptOn = "kept_on"
    }
  }
}

/// Tells a person all that is kept of them; the telling is itself a recorded look.
package struct TellPerson: Sendable {
  let registry: any Registry
  let references: any ReferenceStore
  let contacts: DiscloseContacts

  /// All that is kept of the person that `words` names. Throws `ServiceError` `person_not_found`, `person_ambiguous`.
  package func callAsFunction(
    _ words: String, today: CalendarDate, invocation: Invocation
  ) async throws -> PersonFile {
    let organisation = invocation.organisation
    let person = try await FindRecord<PersonField>(registry)(words, organisation: organisation)
    let purposes = try await ContactPurposes.inForce(references, organisation: organisation)
    let disclosed = try await contacts(
      ContactWish(try purposes.demanded(ContactPurposes.selfAccess).name), people: [person], useCase: "person.disclose",
      invocation: invocation)
    let traces = try await PersonTraces(registry, person: person.id, organisation: organisation)
    let records = registry.records(organisation)
    let consents = try await records.all(ConsentField.self, .equals(.person, .reference(person.id)))
    let audit = try await AuditPerson(registry: registry).audit(person.id, organisation)
    var items = try await self.items([disclosed.stored(person)], organisation)
    for kind in Entity.catalogue { items += try await referring(kind, person.id, organisation) }
    var mentions: [PersonFile.Mention] = []
    for kind in Entity.catalogue { mentions += try await naming(kind, traces) }
    let papers = try await records.those(AttachmentField.self, traces.papers).values.sorted { $0.id < $1.id }
    return PersonFile(
      person: person.id, name: person.words(.name), date: today,
      grounds: consents.map { consent in
        let purpose = consent.text(.purpose) ?? ""
        return .init(
          purpose: purpose, ground: purposes.purpose(purpose)?.ground ?? "",
          scope: consent[.scope, as: ConsentScope.self] ?? .school, givenOn: consent.date(.givenOn),
          expiresOn: consent.date(.expiresOn), withdrawnOn: consent.date(.withdrawnOn),
          isLive: consent.record.isLive(on: today))
      }, records: items, mentions: mentions,
      papers: papers.map {
        .init(id: $0.id, title: $0.words(.title), fileName: $0.words(.fileName), keptOn: $0.date(.keptOn))
      }, looks: audit.looks, changes: audit.changes)
  }

  private func referring<Field: RecordField>(
    _ field: Field.Type, _ person: Int64, _ organisation: Int64
  ) async throws -> [PersonFile.Item] {
    var rows: [Stored<Field>] = []
    for reference in Field.references(to: .person) {
      rows += try await registry.records(organisation).all(field, .equals(reference, .reference(person)))
    }
    return try await items(rows.map(Disclosed.nothing.stored), organisation)
  }

  private func items<Field: RecordField>(
    _ rows: [Stored<Field>], _ organisation: Int64
  ) async throws -> [PersonFile.Item] {
    guard !rows.isEmpty else { return [] }
    let sources = try await registry.sources(
      Array(Set(rows.flatMap { $0.sources.values })), organisation: organisation)
    let names = try await ReferenceNames(registry)(of: rows, organisation: organisation)
    var items: [PersonFile.Item] = []
    for row in rows {
      let states = try await registry.history(of: Field.self, id: row.id, organisation: organisation)
      items.append(
        .init(
          kind: Field.entity.rawValue, label: Field.label, id: row.id,
          facts: row.record.known.map { field, value in
            .init(
              field: field.name, label: field.label, value: names.display(value, field),
              source: row.sources[field].flatMap { sources[$0] }.map(SourceView.init))
          }, states: states.count))
    }
    return items
  }

  private func naming<Field: RecordField>(
    _ field: Field.Type, _ traces: PersonTraces
  ) async throws -> [PersonFile.Mention] {
    let texts = PersonTraces.texts(of: field)
    let ids = try await traces.near(field)
    guard !texts.isEmpty, !ids.isEmpty else { return [] }
    let words = traces.words
    let rows = try await registry.records(traces.organisation).those(field, ids).values.sorted { $0.id < $1.id }
    return rows.flatMap { row -> [PersonFile.Mention] in
      if Field.references(to: .person).contains(where: { row.reference($0) == traces.person }) { return [] }
      return texts.compactMap { text in
        guard let shown = row.record[text]?.display(text.kind), words.contains(where: { shown.contains($0) }) else {
          return nil
        }
        return .init(
          kind: Field.entity.rawValue, label: Field.label, id: row.id, field: text.label, text: shown)
      }
    }
  }
}

extension PersonFile {
  /// The file as a paper for the person, to be printed or kept as a workbook.
  package var paper: PrintedPaper {
    var blocks: [Sheets.Paper.Block] = [
      .paragraph("根据《中华人民共和国个人信息保护法》第四十五条,应本人请求,列明截至\(date.chinese)保存的个人信息、来源、处理依据及查阅情况。"),
      .heading("一、处理依据"),
      .table(
        .init(
          [.init("用途", 2), .init("依据", 4), .init("范围", 2), .init("授权、到期、撤回", 3), .init("现状", 1)],
          rows: grounds.map { ground in
            let days = [
              ground.givenOn.map { "\($0) 授权" }, ground.expiresOn.map { "\($0) 到期" },
              ground.withdrawnOn.map { "\($0) 撤回" },
            ]
            return [
              ground.purpose, ground.ground, ground.scope.label, days.compactMap(\.self).joined(separator: "\n"),
              ground.isLive ? "有效" : "无效",
            ]
          }, whenEmpty: "没有登记授权")),
      .heading("二、保存的信息"),
    ]
    for item in records {
      blocks.append(.line("\(item.label)(编号 \(item.id))"))
      blocks.append(
        .table(
          .init(
            [.init("项目", 3), .init("内容", 5), .init("来源", 4)],
            rows: item.facts.map { fact in
              [fact.label, fact.value, fact.source.map { "\($0.title),\($0.asOf)" } ?? ""]
            })))
    }
    blocks += [
      .heading("三、提及本人的其他记录"),
      .table(
        .init(
          [.init("记录", 3), .init("项目", 2), .init("内容", 7)],
          rows: mentions.map { ["\($0.label) \($0.id)", $0.field, $0.text] })),
      .heading("四、存档的文件"),
      .table(
        .init(
          [.init("编号", 2), .init("名称", 5), .init("文件", 5)], rows: papers.map { ["\($0.id)", $0.title, $0.fileName] })),
      .heading("五、谁在何时为何看过联系方式"),
      .table(
        .init(
          [.init("时间", 3), .init("经办人", 3), .init("用途", 3), .init("查看方", 3)],
          rows: looks.map { [ShanghaiTime.text($0.recordedAt), $0.actor, $0.purpose, $0.side.label] })),
      .heading("六、谁在何时改过"),
      .table(
        .init(
          [.init("时间", 3), .init("经办人", 2), .init("事由", 3), .init("内容", 4)],
          rows: changes.map {
            [
              ShanghaiTime.text($0.recordedAt), $0.actor, DeedWord.text($0.useCase),
              "\($0.label) \($0.record):" + ($0.fields.isEmpty ? "删除" : $0.fields.joined(separator: "、")),
            ]
          })),
      .note("认为信息不准确、不完整的,可以请求更正、补充;也可以撤回同意、请求删除(第十五条、第四十六条、第四十七条)。"),
    ]
    return PrintedPaper(
      paper: Sheets.Paper(title: "个人信息查阅件", subtitle: "\(name)  编号 \(person)", blocks: blocks),
      name: "个人信息-\(person)")
  }
}

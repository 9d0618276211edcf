package import Domain

/// All work with a firm in one list by day: contacts, visits, projects with their moves and progress, follow-ups, promises and
/// differences to settle.
package struct FirmWork: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case contact, visit, project, followUp = "follow_up", promise, difference

    /// The word on screen.
    package var label: String {
      switch self {
      case .contact: "互动"
      case .visit: "考察"
      case .project: "项目"
      case .followUp: "跟进"
      case .promise: "承诺"
      case .difference: "待定差异"
      }
    }
  }

  /// Something that was done or is to be done on a day.
  package struct Entry: Sendable {
    package let day: CalendarDate
    package let kind: Kind
    package let text: String
    /// Who did it or has to; `nil` where nobody is named.
    package let who: String?
    /// What comes of it, or how it ended.
    package let next: String?
    /// Whether it waits to be done.
    package let isOpen: Bool
    /// The visit or project that it belongs to.
    package let about: (entity: Entity, id: Int64)?
  }

  /// What is open or lies ahead, the first due first.
  package let ahead: [Entry]
  /// What was, the latest first.
  package let past: [Entry]
}

/// Gathers all work with a firm, as far as whoever asks sees it.
package struct TellFirmWork: Sendable {
  let registry: any Registry

  /// All work with the firm that `words` name, of these kinds or of all.
  ///
  /// Throws `ServiceError` `enterprise_not_found`, `enterprise_ambiguous`.
  package func callAsFunction(
    _ words: String, kinds: Set<FirmWork.Kind> = [], today: CalendarDate, organisation: Int64
  ) async throws -> FirmWork {
    let firm = try await FindRecord<EnterpriseField>(registry)(words, organisation: organisation)
    let records = registry.records(organisation)
    let of = FieldValue.reference(firm.id)
    let projects = try await records.all(OpportunityField.self, .equals(.enterprise, of))
    let codes = Dictionary(uniqueKeysWithValues: projects.map { ($0.id, $0.words(.code)) })
    var entries = try await contacts(of, records) + visits(of, records)
    entries += try await self.projects(projects, codes, records)
    entries += try await steps(of, codes, records) + promises(codes, records)
    entries += try await differences(of, records)
    if !kinds.isEmpty { entries = entries.filter { kinds.contains($0.kind) } }
    func isAhead(_ entry: FirmWork.Entry) -> Bool { entry.isOpen || entry.day > today }
    return FirmWork(
      ahead: entries.filter(isAhead).sorted { $0.day < $1.day },
      past: entries.filter { !isAhead($0) }.sorted { $0.day > $1.day })
  }

  private func contacts(_ firm: FieldValue, _ records: StandingRecords) async throws -> [FirmWork.Entry] {
    let contacts = try await records.all(EngagementField.self, .equals(.enterprise, firm))
    let people = try await records.those(PersonField.self, contacts.compactMap { $0.reference(.person) })
    return contacts.compactMap { contact in
      guard let day = contact.date(.date) else { return nil }
      let person = contact.reference(.person).flatMap { people[$0]?.text(.name) }
      let text = [contact.words(.kind) + (person.map { "(\($0))" } ?? ""), contact.text(.note)].compactMap(\.self)
      let next = contact.text(.nextStep).map { step in
        step + (contact.date(.nextDue).map { ",\($0.chinese)前" } ?? "")
      }
      return .init(
        day: day, kind: .contact, text: text.joined(separator: ":"), who: contact.text(.officer), next: next,
        isOpen: false, about: nil)
    }
  }

  private func visits(_ firm: FieldValue, _ records: StandingRecords) async throws -> [FirmWork.Entry] {
    let parties = try await records.all(VisitPartyField.self, .equals(.enterprise, firm))
    let visits = try await records.those(VisitField.self, parties.compactMap { $0.reference(.visit) })
    return visits.values.compactMap { visit in
      guard let day = visit.date(.startsOn) else { return nil }
      let reason = visit.text(.stateReason).map { ":\($0)" } ?? ""
      return .init(
        day: day, kind: .visit, text: "\(visit.words(.title))(\(visit.words(.state))\(reason))",
        who: visit.text(.host), next: visit.text(.consensus), isOpen: false, about: (.visit, visit.id))
    }
  }

  private func projects(
    _ projects: [Stored<OpportunityField>], _ codes: [Int64: String], _ records: StandingRecords
  ) async throws -> [FirmWork.Entry] {
    let ids = Set(projects.map { FieldValue.reference($0.id) })
    let moves = try await records.all(StageMoveField.self, in: .opportunity, ids)
    let notes = try await records.all(ProgressField.self, in: .opportunity, ids)
    let opened = projects.compactMap { project -> FirmWork.Entry? in
      guard let day = project.date(.openedOn) else { return nil }
      return .init(
        day: day, kind: .project, text: "立项 \(project.words(.code)) \(project.words(.title))",
        who: project.text(.officer),
        next: "现为\(project[.exit] == nil ? project.words(.stage) : project.words(.exit))", isOpen: false,
        about: (.opportunity, project.id))
    }
    let moved = moves.compactMap { move -> FirmWork.Entry? in
      // The move into the first stage is the opening itself.
      guard let id = move.reference(.opportunity), let day = move.date(.movedOn), move[.fromStage] != nil else {
        return nil
      }
      let from = move[.fromExit] == nil ? move.words(.fromStage) : move.words(.fromExit)
      let to = move[.toExit] == nil ? move.words(.toStage) : move.words(.toExit)
      return .init(
        day: day, kind: .project, text: "\(codes[id] ?? "") \(from) → \(to)", who: move.text(.actor),
        next: move.text(.note), isOpen: false, about: (.opportunity, id))
    }
    let told = notes.compactMap { note -> FirmWork.Entry? in
      guard let id = note.reference(.opportunity), let day = note.date(.happenedOn) else { return nil }
      return .init(
        day: day, kind: .project, text: "\(codes[id] ?? "") 进展:\(note.words(.text))", who: note.text(.author),
        next: nil,
        isOpen: false, about: (.opportunity, id))
    }
    return opened + moved + told
  }

  private func steps(
    _ firm: FieldValue, _ codes: [Int64: String], _ records: StandingRecords
  ) async throws -> [FirmWork.Entry] {
    let own = try await records.all(FollowUpField.self, .equals(.enterprise, firm))
    let ofProjects = try await records.all(
      FollowUpField.self, in: .opportunity, Set(codes.keys.map { FieldValue.reference($0) }))
    var seen: Set<Int64> = []
    return (own + ofProjects).filter { seen.insert($0.id).inserted }.compactMap { step in
      let isOpen = step[.state, as: FollowUpState.self] == .open
      guard let day = isOpen ? step.date(.dueOn) : step.date(.closedOn) ?? step.date(.dueOn) else { return nil }
      let project = step.reference(.opportunity)
      let next = [isOpen ? nil : step.words(.state), step.text(.waitingFor).map { "等待\($0)" }, step.text(.result)]
      return .init(
        day: day, kind: .followUp,
        text: [project.flatMap { codes[$0] }, step.words(.title)].compactMap(\.self).joined(separator: " "),
        who: step.text(.owner), next: TellFirmWork.joined(next), isOpen: isOpen,
        about: project.map { (.opportunity, $0) } ?? step.reference(.visit).map { (.visit, $0) })
    }
  }

  private func promises(_ codes: [Int64: String], _ records: StandingRecords) async throws -> [FirmWork.Entry] {
    let promises = try await records.all(
      PromiseField.self, in: .opportunity, Set(codes.keys.map { FieldValue.reference($0) }))
    return promises.compactMap { promise in
      let isOpen = promise[.state, as: PromiseState.self] == .open
      guard let id = promise.reference(.opportunity),
        let day = isOpen ? promise.date(.dueOn) : promise.date(.closedOn) ?? promise.date(.dueOn)
      else { return nil }
      return .init(
        day: day, kind: .promise,
        text: "\(codes[id] ?? "") \(promise.words(.side)):\(promise.words(.content))", who: promise.text(.owner),
        next: TellFirmWork.joined([isOpen ? nil : promise.words(.state), promise.text(.evidence)]), isOpen: isOpen,
        about: (.opportunity, id))
    }
  }

  private func differences(_ firm: FieldValue, _ records: StandingRecords) async throws -> [FirmWork.Entry] {
    try await records.all(DifferenceField.self, .equals(.enterprise, firm)).compactMap { difference in
      let isOpen = difference[.state, as: DifferenceState.self] == .open
      guard let day = isOpen ? difference.date(.listedOn) : difference.date(.settledOn) ?? difference.date(.listedOn)
      else { return nil }
      return .init(
        day: day, kind: .difference,
        text:
          "\(difference.words(.title)):现有 \(difference.text(.standing) ?? "未知"),新来 \(difference.text(.told) ?? "未知")",
        who: difference.text(.settledBy),
        next: isOpen ? nil : TellFirmWork.joined([difference.words(.state), difference.text(.reason)]), isOpen: isOpen,
        about: nil)
    }
  }

  private static func joined(_ parts: [String?]) -> String? {
    let told = parts.compactMap(\.self)
    return told.isEmpty ? nil : told.joined(separator: ",")
  }
}

import Domain

/// The records as somebody may read and change them: every use case works on these, so that none can forget to ask.
struct GuardedRegistry: Registry {
  let registry: any Registry
  let acting: Acting

  init(_ registry: any Registry, _ acting: Acting) {
    self.registry = registry.seen(by: acting.account)
    self.acting = acting
  }

  func seen(by account: Int64) -> any Registry { registry.seen(by: account) }

  func page<Field: RecordField>(
    _ query: RecordQuery<Field>, organisation: Int64
  ) async throws -> RecordPage<Field> {
    try demand(.read)
    return try await registry.page(query, organisation: organisation)
  }

  func tally<Field: RecordField>(
    _ field: Field, _ query: RecordQuery<Field>, most: Int, organisation: Int64
  ) async throws -> [Tally] {
    try demand(.read)
    return try await registry.tally(field, query, most: most, organisation: organisation)
  }

  func tallyTrades(_ query: RecordQuery<PersonField>, most: Int, organisation: Int64) async throws -> [Tally] {
    try demand(.read)
    return try await registry.tallyTrades(query, most: most, organisation: organisation)
  }

  func history<Field: RecordField>(
    of field: Field.Type, id: Int64, organisation: Int64
  ) async throws -> [HistoryEntry<Field>] {
    try demand(.read)
    return try await registry.history(of: field, id: id, organisation: organisation)
  }

  func differing<Field: RecordField>(
    _ field: Field.Type, from then: Int64, to now: Int64, organisation: Int64
  ) async throws -> [RecordDifference<Field>] {
    try demand(.read)
    return try await registry.differing(field, from: then, to: now, organisation: organisation)
  }

  func sources(_ ids: [Int64], organisation: Int64) async throws -> [Int64: Source] {
    try demand(.read)
    return try await registry.sources(ids, organisation: organisation)
  }

  func colleagues(organisation: Int64) async throws -> [Colleague] {
    try demand(.read)
    guard Policy.allows(.readColleagues, acting) else { return [] }
    return try await registry.colleagues(organisation: organisation)
  }

  func file(_ digest: String, organisation: Int64) async throws -> [UInt8]? {
    try demand(.read)
    return try await registry.file(digest, organisation: organisation)
  }

  func changes(
    useCases: [String], before: Int64?, limit: Int, organisation: Int64
  ) async throws -> [ChangeEntry] {
    try demand(.read)
    return try await registry.changes(useCases: useCases, before: before, limit: limit, organisation: organisation)
  }

  func undone(_ changes: [Int64], organisation: Int64) async throws -> [Int64: Int64] {
    try demand(.read)
    return try await registry.undone(changes, organisation: organisation)
  }

  func ever<Field: RecordField>(_ field: Field, _ ids: [Int64], organisation: Int64) async throws -> [Int64] {
    try demand(.read)
    return try await registry.ever(field, ids, organisation: organisation)
  }

  func disclosures(of person: Int64, organisation: Int64) async throws -> [DisclosureEntry] {
    try demand(.disclose)
    return try await registry.disclosures(of: person, organisation: organisation)
  }

  func erasures(of person: Int64, organisation: Int64) async throws -> [ErasureEntry] {
    try demand(.read)
    return try await registry.erasures(of: person, organisation: organisation)
  }

  func erasures(after version: Int64, organisation: Int64) async throws -> [ErasureEntry] {
    try demand(.read)
    return try await registry.erasures(after: version, organisation: organisation)
  }

  func erasures(touching change: Int64, organisation: Int64) async throws -> [ErasureEntry] {
    try demand(.read)
    return try await registry.erasures(touching: change, organisation: organisation)
  }

  func change<Result: Sendable>(
    _ intent: ChangeIntent, _ work: @Sendable (any ChangeSession) async throws -> ChangeOutcome<Result>
  ) async throws -> ChangeReceipt<Result> {
    if acting.role != nil {
      guard let action = Action.of(useCase: intent.useCase) else {
        throw ServiceError(
          .forbidden, code: "not_allowed", message: "账号不能办理「\(intent.useCase)」,请在服务器上由管理人员办理。")
      }
      try Policy.demand(action, of: acting, isChange: true)
    }
    return try await registry.change(intent, work)
  }

  func once(
    _ request: KeyedRequest, invocation: Invocation, _ work: @Sendable () async throws -> KeptAnswer
  ) async throws -> (answer: KeptAnswer, isRepeated: Bool) {
    try await registry.once(request, invocation: invocation, work)
  }

  func keep(_ upload: NewUpload, most: Int, _ invocation: Invocation) async throws -> KeptUpload {
    try await registry.keep(upload, most: most, invocation)
  }

  func uploads(_ invocation: Invocation) async throws -> [KeptUpload] { try await registry.uploads(invocation) }

  func bytes(ofUpload id: Int64, _ invocation: Invocation) async throws -> [UInt8]? {
    try await registry.bytes(ofUpload: id, invocation)
  }

  func settle(upload id: Int64, _ choices: ImportChoices, _ invocation: Invocation) async throws -> Bool {
    try await registry.settle(upload: id, choices, invocation)
  }

  func remove(upload id: Int64, _ invocation: Invocation) async throws -> Bool {
    try await registry.remove(upload: id, invocation)
  }

  func keepWeights(_ answers: [(question: WeightQuestion, value: Int64?)], _ invocation: Invocation) async throws {
    try demand(.rank)
    try await registry.keepWeights(answers, invocation)
  }

  func weightAnswers(_ invocation: Invocation) async throws -> [WeightAnswer] {
    try demand(.rank)
    return try await registry.weightAnswers(invocation)
  }

  func keep(_ print: NewPrint, _ invocation: Invocation) async throws -> DossierPrint {
    try demand(.rank)
    return try await registry.keep(print, invocation)
  }

  func print(of code: PrintCode, _ invocation: Invocation) async throws -> DossierPrint? {
    try demand(.rank)
    return try await registry.print(of: code, invocation)
  }

  func withdraw(_ code: PrintCode, because reason: PrintWithdrawal, _ invocation: Invocation) async throws -> Bool {
    try Policy.demand(.keepWork, of: acting, isChange: true)
    return try await registry.withdraw(code, because: reason, invocation)
  }

  func note(_ note: AuditNote, invocation: Invocation) async throws {
    try await registry.note(note, invocation: invocation)
  }

  private func demand(_ action: Action) throws { try Policy.demand(action, of: acting) }
}

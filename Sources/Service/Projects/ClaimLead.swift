package import Domain

/// Records who brought a project: the shares of the parties in its referral, its first report or its first talk. The shares
/// of one kind are written as a whole and make up the whole, so that figures by party add up to the project, counted once.
package struct ClaimLead: Sendable {
  /// How many shares a request may have.
  package static let mostShares = 100

  let work: ProjectWork

  /// Records shares in projects of this registry.
  package init(registry: any Registry, rules: RecordRules) {
    work = ProjectWork(registry: registry, rules: rules)
  }

  /// A party with its share.
  package struct Share: Sendable, Hashable, Decodable {
    package let party: String
    /// Percent.
    package let percent: Quantity

    /// A party with its share in percent.
    package init(_ party: String, _ percent: Quantity) {
      self.party = party
      self.percent = percent
    }

    /// `甲单位=60`, also `甲单位=60%`; `nil` for every other form.
    package init?(_ text: String) {
      guard let mark = text.lastIndex(where: { $0 == "=" || $0 == "＝" }) else { return nil }
      var number = text[text.index(after: mark)...].filter { !$0.isWhitespace }
      if number.hasSuffix("%") || number.hasSuffix("％") { number.removeLast() }
      guard let percent = Quantity(number) else { return nil }
      self.init(text[..<mark].trimmed, percent)
    }
  }

  /// Who brought a project, as one kind of claim says.
  package struct Claim: Sendable, Hashable {
    package let kind: ClaimKind
    package let shares: [Share]
    package let day: CalendarDate
    /// The parties that confirmed it.
    package let confirmedBy: [String]
    /// The paper it rests on.
    package let evidence: String

    package init(kind: ClaimKind, shares: [Share], day: CalendarDate, confirmedBy: [String], evidence: String) {
      self.kind = kind
      self.shares = shares
      self.day = day
      self.confirmedBy = confirmedBy
      self.evidence = evidence
    }
  }

  /// Replaces the shares of one kind in the project that `words` names.
  ///
  /// Throws `ServiceError` `invalid_record` for shares that do not make up 100 % or are more than `mostShares`, a party
  /// named twice or not at all, nobody who confirmed, no evidence, or a day to come; `record_changed`.
  package func callAsFunction(
    _ words: String, _ claim: Claim, ifMatch: Int64? = nil, today: CalendarDate, isDryRun: Bool = false,
    invocation: Invocation
  ) async throws -> ProjectReceipt {
    try ClaimLead.check(claim, today)
    let asked = ProjectWork.Asked(
      words: words, useCase: "opportunity.claim", note: claim.kind.label, ifMatch: ifMatch, isDryRun: isDryRun,
      today: today, invocation: invocation,
      evidence: EvidenceInput(title: claim.evidence, asOf: claim.day, grade: .documented))
    return try await work(asked) { file, occasion, session in
      let standing = try await session.all(
        LeadClaimField.self, .equals(.opportunity, .reference(file.project.id)),
        .equals(.kind, .text(claim.kind.rawValue)))
      _ = try await session.delete(LeadClaimField.self, ids: standing.map(\.id))
      let rows = claim.shares.map { share in
        NewRecord(
          Record<LeadClaimField>([
            .opportunity: .reference(file.project.id), .kind: .text(claim.kind.rawValue), .party: .text(share.party),
            .happenedOn: .date(claim.day), .share: .quantity(share.percent), .confirmedBy: .texts(claim.confirmedBy),
            .evidence: .text(claim.evidence),
          ]), source: occasion.source)
      }
      for row in rows { _ = try RecordInput.checked(row.record) }
      _ = try await session.insert(rows)
      return file.project.record
    }
  }

  private static func check(_ claim: Claim, _ today: CalendarDate) throws {
    func refuse(_ field: LeadClaimField, _ code: String, _ message: String) -> ServiceError {
      ServiceError(refusing: field, code: code, message: message)
    }
    guard !claim.shares.isEmpty, claim.shares.allSatisfy({ !$0.party.isEmpty }) else {
      throw refuse(.party, "missing", "请写明归属方和占比,如 甲单位=60、乙单位=40。")
    }
    guard claim.shares.count <= mostShares else {
      throw refuse(
        .party, "too_many", "归属方一次最多 \(mostShares) 个,现为 \(claim.shares.count) 个。请合并为不超过 \(mostShares) 个。")
    }
    var named: Set<String> = []
    if let twice = claim.shares.map(\.party).first(where: { !named.insert($0).inserted }) {
      throw refuse(.party, "named_twice", "「\(twice)」出现两次,请合并为一项。")
    }
    if let odd = claim.shares.first(where: { !(1...100_000).contains($0.percent.milli) }) {
      throw refuse(.share, "out_of_range", "「\(odd.party)」的占比应大于 0、不超过 100%,不能是 \(odd.percent.text)%。")
    }
    let sum = claim.shares.reduce(0) { $0 + $1.percent.milli }
    guard sum == 100_000 else {
      let listed = claim.shares.map { "\($0.party) \($0.percent.text)%" }.joined(separator: "、")
      throw refuse(
        .share, "shares_not_whole",
        "「\(claim.kind.label)」的各方占比应合计 100%,现为 \(listed),合计 \(Quantity(milli: sum).text)%。"
          + "请把该项的全部归属方及占比一次写全。")
    }
    guard claim.confirmedBy.contains(where: { $0.contains { !$0.isWhitespace } }) else {
      throw refuse(.confirmedBy, "missing", "请写明由谁确认(单位或姓名)。")
    }
    guard claim.evidence.contains(where: { !$0.isWhitespace }) else {
      throw refuse(.evidence, "missing", "请写明依据的文件或记录。")
    }
    guard claim.day <= today else {
      throw refuse(.happenedOn, "in_the_future", "日期 \(claim.day) 晚于今天。")
    }
  }
}

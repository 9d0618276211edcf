package import Domain

extension OwnFirm {
  /// What a consent may be given for, with the words agreed to.
  func purposes(_ organisation: Int64) async throws -> [OwnProfile.Purpose] {
    let texts = try await ConsentTexts.inForce(references, organisation: organisation)
    return try await ContactPurposes.inForce(references, organisation: organisation).all
      .filter { $0.needsConsent && !$0.sides.isEmpty }
      .map { purpose in
        .init(
          code: purpose.code, name: purpose.name, ground: purpose.ground,
          sides: purpose.sides.map { side in
            .init(scope: side.rawValue, label: side.label, text: texts.text(purpose: purpose.name, side: side.label))
          }, textVersion: texts.version)
      }
  }

  static func given(_ consent: Stored<ConsentField>, _ today: CalendarDate) -> OwnProfile.Given {
    .init(
      id: consent.id, purpose: consent.words(.purpose), scope: consent.words(.scope),
      textVersion: consent.text(.textVersion), givenOn: consent.date(.givenOn), expiresOn: consent.date(.expiresOn),
      withdrawnOn: consent.date(.withdrawnOn), isLive: consent.record.isLive(on: today))
  }

  /// Whoever came by the link. Throws `ServiceError` `own_person_missing`.
  private func person() throws -> Int64 {
    _ = try firm(isChange: true)
    guard let person = acting.person, person > 0 else {
      throw ServiceError(
        .conflict, code: "own_person_missing", message: "这里没有您本人的校友记录,不能登记授权。请与校友会联系。")
    }
    return person
  }

  /// Gives consent in one's own name, to the words of this version. A consent that holds already is answered as it stands.
  ///
  /// Throws `ServiceError` `invalid_record` for a purpose or side that is none, `consent_text_changed` for words that are no longer
  /// those in force, `own_person_missing`.
  package func consent(
    to purpose: String, scope: String, textVersion: String, today: CalendarDate, _ invocation: Invocation
  ) async throws -> OwnProfile.Given {
    let person = try person()
    let offered = try await purposes(invocation.organisation)
    var problems: [ServiceError.FieldProblem] = []
    let chosen = offered.first { $0.code == purpose || $0.name == purpose }
    let side = chosen?.sides.first { $0.scope == scope }
    if chosen == nil {
      problems.append(
        .init(
          field: "purpose", code: "unknown_purpose", message: "请选择用途:\(offered.map(\.name).joined(separator: "、"))。"))
    } else if side == nil {
      problems.append(
        .init(
          field: "scope", code: "not_a_choice", message: "请选择使用方:\(chosen!.sides.map(\.label).joined(separator: "、"))。")
      )
    }
    guard problems.isEmpty, let chosen else {
      throw ServiceError(.invalid, code: "invalid_record", message: "授权内容有误。", fields: problems)
    }
    guard textVersion == chosen.textVersion else {
      throw ServiceError(
        .conflict, code: "consent_text_changed", message: "告知书已更新为 \(chosen.textVersion),请看过新的内容再决定。")
    }
    let step = Step(
      registry: registry, rules: rules, useCase: OwnFirm.giving, evidence: OwnFirm.own, today: today,
      invocation: invocation)
    let written = try await step { writing in
      try await writing.session.lock("consent of \(person)")
      let standing = try await writing.session.all(ConsentField.self, .equals(.person, .reference(person)))
      if let held = standing.first(where: {
        $0.text(.purpose) == chosen.name && $0.text(.scope) == scope && $0.text(.textVersion) == textVersion
          && $0.record.isLive(on: today)
      }) {
        return held
      }
      return try await writing.add(
        Record<ConsentField>([
          .person: .reference(person), .purpose: .text(chosen.name), .textVersion: .text(textVersion),
          .scope: .text(scope), .givenOn: .date(today), .means: .text(ConsentMeans.link.rawValue),
        ]))
    }
    return OwnFirm.given(written.result, today)
  }

  /// Withdraws one's own consent; contact data is masked everywhere from then on. One that is withdrawn stays as it is.
  ///
  /// Throws `ServiceError` `consent_not_found`, `own_person_missing`.
  package func withdraw(
    _ id: Int64, today: CalendarDate, _ invocation: Invocation
  ) async throws -> OwnProfile.Given {
    let person = try person()
    let step = Step(
      registry: registry, rules: rules, useCase: OwnFirm.withdrawing, evidence: OwnFirm.own, today: today,
      invocation: invocation)
    let written = try await step { writing in
      guard let consent = try await writing.session.one(ConsentField.self, id),
        consent.reference(.person) == person
      else {
        throw ServiceError(.notFound, code: "consent_not_found", message: "没有编号为 \(id) 的授权。")
      }
      guard consent.date(.withdrawnOn).map({ $0 > today }) ?? true else { return consent }
      var record = consent.record
      record[.withdrawnOn] = .date(max(today, consent.date(.givenOn) ?? today))
      return try await writing.replace(consent, by: record)
    }
    return OwnFirm.given(written.result, today)
  }

  /// What giving and withdrawing consent in one's own name are called; neither is anybody else's to do or take back.
  static let giving = "own.consent"
  static let withdrawing = "own.withdraw"

  /// The evidence of what somebody says in their own name.
  private static let own = EvidenceInput(kind: .form, title: "本人经一次性链接办理")
}

import Domain
package import Service

/// A firm's own page: what is known of it, where to correct it, consents, and who looked at contact data.
package struct OwnPage: PageModel {
  package static let template = "own"
  package let frame: Frame
  let word: String
  let deed: Deed?
  let problems: Problems?
  let greeting: String
  /// How long the page lasts; `nil` for an account's.
  let lasting: String?
  let told: [Told]
  let questions: [OwnFact]
  let records: [Record]
  let note: OwnFact
  let hasPerson: Bool
  let consents: [Consent]
  let offers: [Offer]
  let looks: [String]
  /// Whether it is the page of an account, which logs out.
  let isAccount: Bool

  struct Told: Sendable {
    let day: String
    let cells: [String]
  }

  struct Record: Sendable {
    let title: String
    let isOpen: Bool
    let facts: [OwnFact]
  }

  struct Consent: Sendable {
    let text: String
    /// The consent to take back; `nil` where it holds no more.
    let live: Int64?
    let purpose: String
  }

  /// A purpose that may be consented to, with the words that are agreed to.
  struct Offer: Sendable {
    let title: String
    let lines: [String]
    let ground: String
    let purpose: String
    let scope: String
    let version: String
  }

  /// - Parameters:
  ///   - word: the word that the session's forms carry.
  ///   - typed: what was typed and is shown again, by the name of its box.
  ///   - problems: what of it is wrong.
  ///   - done: what was just done, in words.
  ///   - length: how long after a link was opened the page ends, where one was.
  package init(
    _ profile: OwnProfile, word: String, typed: [String: String] = [:], problems: [ServiceError.FieldProblem] = [],
    done: String? = nil, lasting length: Duration? = nil
  ) {
    frame = Frame(bare: profile.enterprise.name)
    self.word = word
    deed = done.map { Deed($0, word: word) }
    let names = profile.records.flatMap { item in item.facts.map { OwnFact.key(item.entity, item.id, $0.field) } }
    self.problems =
      problems.isEmpty
      ? nil
      : Problems(
        ServiceError(.invalid, code: "invalid_record", message: "", fields: problems), fields: Set(names + ["note"]))
    greeting = profile.contact.map { "\($0),您好。" } ?? "您好。"
    lasting = length?.words
    isAccount = length == nil
    told = profile.proposals.map { one in
      Told(
        day: one.submittedOn.chinese,
        cells: one.cells.map { cell in
          "\(cell.label):\(cell.standing ?? "(未登记)") → \(cell.told ?? "(未知)") · \(cell.outcome)"
            + (cell.reason.map { "(\($0))" } ?? "")
        })
    }
    let asked = OwnPage.asked(profile)
    questions = asked.map { OwnFact($0.item, $0.fact, asking: $0.text, typed, problems) }
    let above = Set(asked.map { OwnFact.key($0.item.entity, $0.item.id, $0.fact.field) })
    records = profile.records.map { item in
      let facts = item.facts.filter { !above.contains(OwnFact.key(item.entity, item.id, $0.field)) }
        .map { OwnFact(item, $0, asking: nil, typed, problems) }
      return Record(
        title: item.entity == .person ? "您本人:\(item.name)" : "\(item.entity.label):\(item.name)",
        isOpen: item.entity == .enterprise || facts.contains { !$0.typed.isEmpty || $0.isWrong }, facts: facts)
    }
    note = OwnFact(note: typed["note"] ?? "", problems)
    hasPerson = !profile.purposes.isEmpty
    consents = profile.consents.map { given in
      let until = given.expiresOn.map { ",至 \($0.chinese)" } ?? ""
      let state = given.withdrawnOn.map { "已于 \($0.chinese) 撤回" } ?? (given.isLive ? "有效" : "已失效")
      return Consent(
        text: "\(given.purpose)(\(given.scope)),\(given.givenOn.map { "\($0.chinese) 起" } ?? "")\(until),\(state)"
          + (given.textVersion.map { ",告知书 \($0)" } ?? ""),
        live: given.isLive ? given.id : nil, purpose: given.purpose)
    }
    offers = OwnPage.offers(profile)
    looks = profile.looks.map { look in
      "\(PageWords.moment(look.recordedAt)) \(look.office)(\(look.side.label))查看了\(look.about.label)的联系方式,用途:\(look.purpose)"
    }
  }

  /// What is asked on top, each once; its box stands there and nowhere else.
  private static func asked(
    _ profile: OwnProfile
  ) -> [(item: OwnProfile.Item, fact: OwnProfile.Fact, text: String)] {
    var seen: Set<String> = []
    return profile.questions.compactMap { question in
      guard seen.insert(OwnFact.key(question.entity, question.id, question.field)).inserted,
        let item = profile.records.first(where: { $0.entity == question.entity && $0.id == question.id }),
        let fact = item.facts.first(where: { $0.field == question.field })
      else { return nil }
      return (item, fact, question.text)
    }
  }

  /// What may be consented to and is not yet in the words of now.
  private static func offers(_ profile: OwnProfile) -> [Offer] {
    profile.purposes.flatMap { purpose in
      purpose.sides.filter { side in
        !profile.consents.contains {
          $0.isLive && $0.purpose == purpose.name && $0.scope == side.label && $0.textVersion == purpose.textVersion
        }
      }.map { side in
        Offer(
          title: "\(purpose.name)(\(side.label))", lines: side.text,
          ground: "告知书 \(purpose.textVersion)。\(purpose.ground)", purpose: purpose.code, scope: side.scope,
          version: purpose.textVersion)
      }
    }
  }
}

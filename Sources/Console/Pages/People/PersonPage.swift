package import Domain
package import Service

/// A person: what is known, posts, for what they may be approached, consents, contacts. Contact data is masked unless a purpose
/// was named.
package struct PersonPage: PageModel {
  package static let template = "person"
  package let frame: Frame
  let id: Int64
  let name: String
  let about: String
  let deed: Deed?
  let problems: Problems?
  /// That they wish not to be approached.
  let closed: String?
  let facts: [FactLine]
  let posts: [Post]
  let uses: [Use]
  let consents: [Consented]
  let consent: Act?
  let contacts: [Contact]
  let differences: [FirmSettlePage.Line]
  let looks: [String]
  let discloses: Bool
  let purposes: [NeedListPage.Option]
  /// For what contact data is shown, with the clause it rests on.
  let asked: String?
  let ground: String?
  let withheld: String?

  struct Post: Sendable {
    let path: String
    let firm: String
    let role: String
    let days: String
    let state: String
    let isOpen: Bool
  }

  struct Use: Sendable {
    let purpose: String
    let state: String
    let tone: String
    let why: String
  }

  struct Consented: Sendable {
    let purpose: String
    let scope: String
    let days: String
    let means: String
    let state: String
    let isLive: Bool
  }

  struct Contact: Sendable {
    let day: String
    let path: String?
    let firm: String
    let text: String
  }

  /// - Parameters:
  ///   - purposes: for what contact data may be asked.
  ///   - discloses: whether the account may ask.
  ///   - keeps: whether the account may register consents and settle differences.
  ///   - purpose: for what it was asked.
  package init(
    _ view: PersonView, purposes: [ContactPurpose], discloses: Bool, keeps: Bool, purpose: String?,
    on today: CalendarDate, deed: Deed? = nil, refused: Act.Refused? = nil, for reader: Frame.Reader
  ) {
    let person = view.record.stored
    let path = "/people/\(person.id)"
    id = person.id
    name = person.words(.name)
    frame = Frame(name, in: .people, for: reader)
    self.deed = deed
    about = [person.text(.college), person.count(.classYear).map { "\($0)届" }].compactMap(\.self).joined(separator: " ")
    closed =
      person.record.refuses(on: today)
      ? [Door.refused.label, person.text(.doNotApproachReason)].compactMap(\.self).joined(separator: ":") : nil
    facts = FactLine.lines(view.record, but: [.name], on: today)
    posts = view.posts.map { post in
      Post(
        path: "/enterprises/\(post.firm)", firm: post.name, role: post.role ?? "",
        days: [post.held.from.map { "\($0.chinese)起" }, post.held.until.map { "至\($0.chinese)" }].compactMap(\.self)
          .joined(), state: post.door.label ?? "可由此人联系", isOpen: post.door == .open)
    }
    uses = view.uses.map { use in
      Use(
        purpose: use.purpose.name, state: use.withheld == nil ? "可以" : "不可以",
        tone: use.withheld == nil ? "pass" : "fail",
        why: use.withheld?.message ?? (use.purpose.needsConsent ? "有本人授权" : "依法不须授权") + "。" + use.purpose.ground)
    }
    consents = view.consents.map { consent in
      let withdrawn = consent.date(.withdrawnOn)
      let isLive = consent.record.isLive(on: today)
      return Consented(
        purpose: consent.words(.purpose), scope: consent.words(.scope),
        days: [consent.date(.givenOn)?.chinese, consent.date(.expiresOn).map { "至\($0.chinese)" }].compactMap(\.self)
          .joined(separator: " "), means: consent.words(.means),
        state: withdrawn.map { "\($0.chinese)撤回" } ?? (isLive ? "有效" : "不在有效期内"), isLive: isLive)
    }
    let maker = Act.Maker(word: reader.word, refused: refused)
    let act = maker.act(
      "consent", "登记本人授权", to: path + "/consents",
      [
        Box(
          ConsentField.purpose, as: .choice(purposes.filter(\.needsConsent).map { ($0.name, $0.name) }, none: nil)),
        Box(
          ConsentField.scope,
          as: .choice(ConsentScope.allCases.map { ($0.rawValue, $0.label) }, none: nil)),
        Box(ConsentField.givenOn, value: today.description), Box(ConsentField.means),
        Box(ConsentField.expiresOn, hint: "不填按用途的期限"), Box(ConsentField.note, hint: "凭什么登记,如谈话记录、回执"),
      ], submit: "登记授权", hint: "本人已明确同意的才登记;撤回后立即不再显示。")
    consent = keeps ? act : nil
    contacts = view.contacts.map { contact in
      let firm = contact.reference(.enterprise)
      return Contact(
        day: contact.date(.date)?.chineseWithWeekday ?? "", path: firm.map { "/enterprises/\($0)" },
        firm: firm.flatMap { view.names[.enterprise]?[$0] } ?? "",
        text: [contact.words(.kind), contact.text(.note), contact.text(.officer).map { "经办 \($0)" }].compactMap(\.self)
          .joined(separator: ","))
    }
    let lines = view.differences.map { SettleWords.line($0, at: path, maker: keeps ? maker : nil, on: today) }
    differences = lines
    looks = view.looks.map {
      "\(PageWords.moment($0.recordedAt)) \($0.actor),用途“\($0.purpose)”(\($0.side.label))"
    }
    self.discloses = discloses
    self.purposes = purposes.map { .init(value: $0.code, label: $0.name, isChosen: $0.code == purpose) }
    withheld = refused == nil ? view.record.withheld?.message : nil
    let told =
      refused == nil && purpose != nil && view.record.withheld == nil ? purposes.first { $0.code == purpose } : nil
    let hasAny = PersonField.personal.contains { person.record[$0] != nil }
    asked = hasAny ? told?.name : nil
    ground = told?.ground
    problems = refused.map { refused in
      refused.key == "contacts"
        ? Problems(refused.error, fields: ["purpose"])
        : refused.problems(in: ([keeps ? act : nil] + lines.map(\.settle)).compactMap(\.self).flatMap(\.boxes))
    }
  }
}

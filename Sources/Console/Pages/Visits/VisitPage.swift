package import Domain
package import Service

/// One visit: its days, firms, itinerary, papers, asks, minutes and what they changed, with all that can be done about it.
package struct VisitPage: PageModel {
  package static let template = "visit"
  package let frame: Frame
  let code: String
  let title: String
  let state: String
  let facts: [Fact]
  let deed: Deed?
  let problems: Problems?
  let minutesPath: String?
  let acts: [Act]
  let firms: [Firm]
  let addFirm: Act?
  let days: [Day]
  let hasStops: Bool
  let addStop: Act?
  let papers: [Paper]
  let asks: [Ask]
  let minutes: [Fact]
  let steps: [String]
  let effects: Effects?
  /// Where what came of the visit is told; `nil` where it is told here, or the visit is not over.
  let effectsPath: String?
  let offers: [Offers]
  /// The draft that was handed in just now.
  let handedIn: String?

  struct Fact: Sendable {
    let label: String
    let value: String
  }

  struct Firm: Sendable {
    let path: String
    let name: String
    let people: String
    let project: String?
    let remove: String?
    /// The change that wrote it as it is shown.
    let seen: Int64
  }

  struct Day: Sendable {
    let date: String
    let stops: [Stop]
  }

  struct Stop: Sendable {
    let time: String
    let site: String
    let about: [String]
    let edit: Act?
  }

  struct Paper: Sendable {
    let title: String
    let about: String
    let links: [Link]
  }

  struct Link: Sendable {
    let label: String
    let path: String
  }

  struct Ask: Sendable {
    let text: String
    let firm: String
    let answer: String
    let isOpen: Bool
    let edit: Act?
  }

  /// What its minutes changed.
  struct Effects: Sendable {
    let facts: [String]
    let firms: [FirmEffects]
    let moves: [String]
  }

  /// What is known beside the itinerary.
  package struct About: Sendable {
    let ways: (wishes: [VisitWish], takesMinutes: Bool)
    let choices: FormChoices
    let names: ReferenceNames.Names
    let steps: [Stored<FollowUpField>]
    let effects: VisitEffectsView?
    let works: Bool
    let prints: Bool

    /// - Parameters:
    ///   - ways: what may be done with it in its state.
    ///   - names: what its parties, stops and asks refer to.
    ///   - steps: the follow-ups that came of it.
    ///   - works: whether the account may work on visits.
    ///   - prints: whether it may print papers.
    package init(
      ways: (wishes: [VisitWish], takesMinutes: Bool), choices: FormChoices, names: ReferenceNames.Names,
      steps: [Stored<FollowUpField>], effects: VisitEffectsView?, works: Bool, prints: Bool
    ) {
      (self.ways, self.choices, self.names, self.steps) = (ways, choices, names, steps)
      (self.effects, self.works, self.prints) = (effects, works, prints)
    }
  }

  package init(
    _ view: ItineraryView, _ about: About, today: CalendarDate, deed: Deed? = nil, handedIn: String? = nil,
    refused: Act.Refused? = nil, for reader: Frame.Reader
  ) {
    let visit = view.visit.stored
    let path = "/visits/\(visit.id)"
    let maker = Act.Maker(word: reader.word, refused: refused)
    code = visit.text(.code) ?? ""
    title = visit.text(.title) ?? ""
    frame = Frame(title, in: .visits, for: reader)
    state = visit.words(.state)
    self.deed = deed
    self.handedIn = handedIn
    facts = VisitPage.facts(visit)
    let first = visit.date(.startsOn) ?? today
    let forms = about.works ? VisitForms(visit, path, about.choices, maker) : nil
    minutesPath = about.works && about.ways.takesMinutes && first <= today ? path + "/minutes" : nil
    acts = forms.map { forms in about.ways.wishes.map(forms.move) + [forms.edit] } ?? []
    func name(_ entity: Entity, _ id: Int64?) -> String? { id.flatMap { about.names[entity]?[$0] } }
    firms = view.parties.map { party in
      let id = party.stored.reference(.enterprise)
      return Firm(
        path: "/enterprises/\(id ?? 0)", name: name(.enterprise, id) ?? "", people: party.stored.words(.attendees),
        project: name(.opportunity, party.stored.reference(.opportunity)),
        remove: about.works ? path + "/parties/\(party.stored.id)/remove" : nil, seen: party.stored.change)
    }
    addFirm = forms?.addFirm
    let byDay = Dictionary(grouping: view.stops) { $0.stored.date(.day) ?? first }
    days = byDay.keys.sorted().map { day in
      Day(
        date: day.chineseWithWeekday,
        stops: (byDay[day] ?? []).map { stop in
          let stored = stop.stored
          let about = [
            name(.need, stored.reference(.need)).map { "看 \($0)" }, stored.text(.host).map { "接待 \($0)" },
            stored.text(.note), stored.text(.forceReason).map { "重叠理由:\($0)" },
          ].compactMap(\.self)
          return Stop(
            time: "\(stored.words(.from))–\(stored.words(.to))", site: stored.words(.site), about: about,
            edit: forms?.stop(stored))
        })
    }
    hasStops = !view.stops.isEmpty
    addStop = forms?.addStop
    papers = about.prints ? VisitPage.papers(view, path, names: about.names) : []
    asks = view.asks.map { ask in
      let stored = ask.stored
      let due = stored.date(.dueOn).map { ",\($0.chinese)前" } ?? ""
      return Ask(
        text: stored.words(.ask), firm: name(.enterprise, stored.reference(.enterprise)) ?? "",
        answer: stored.text(.answer) ?? "未答复(\(stored.text(.owner) ?? "无责任人")\(due))",
        isOpen: stored.text(.answer) == nil, edit: stored.text(.answer) == nil ? forms?.answer(stored) : nil)
    }
    minutes = [VisitField.topics, .consensus, .differences, .minutesOn, .minutesBy].compactMap { field in
      visit.record[field].map { Fact(label: field.label, value: $0.written(field.kind)) }
    }
    steps = about.steps.map { step in
      "\(step.date(.dueOn)?.chineseWithWeekday ?? "") \(step.words(.title)),\(step.words(.owner))(\(step.words(.state)))"
    }
    effects = about.effects.map { view in
      Effects(
        facts: view.facts.map(\.words), firms: view.firms.map(FirmEffects.init), moves: view.moves.map(\.words))
    }
    effectsPath =
      effects == nil && visit[.state, as: VisitState.self] == .done ? path + "?effects=1#effects" : nil
    offers = forms?.offers ?? []
    let boxes = (acts + [addFirm, addStop] + days.flatMap { $0.stops.map(\.edit) } + asks.map(\.edit))
      .compactMap(\.self).flatMap(\.boxes)
    problems = refused.map { $0.problems(in: boxes) }
  }

  private static func facts(_ visit: Stored<VisitField>) -> [Fact] {
    var facts = [
      Fact(
        label: "日期",
        value: VisitWords.days(
          visit.date(.startsOn) ?? CalendarDate(day: 0), visit.date(.endsOn) ?? CalendarDate(day: 0)))
    ]
    let shown: [VisitField] = [
      .direction, .host, .hosts, .people, .contact, .contactPhone, .meetingPlace, .transport, .note, .stateReason,
    ]
    facts += shown.compactMap { field in
      visit.record[field].map { Fact(label: field.label, value: $0.written(field.kind)) }
    }
    return facts
  }

  /// The papers in the order of the work. What guests are handed is made for each firm too where there are several.
  private static func papers(_ view: ItineraryView, _ path: String, names: ReferenceNames.Names) -> [Paper] {
    func paper(_ kind: String, _ title: String, _ about: String, _ firm: Int64? = nil) -> Paper {
      let more = firm.map { "&enterprise=%23\($0)" } ?? ""
      return Paper(
        title: title, about: about,
        links: [
          Link(label: "打印页", path: "\(path)/papers/\(kind)?format=html\(more)"),
          Link(label: "XLSX", path: "\(path)/papers/\(kind)?format=xlsx\(more)"),
        ])
    }
    let firms = view.parties.compactMap { $0.stored.reference(.enterprise) }
    var papers = [
      paper("invitation", "邀请函与日程", "给来宾,一家一份"), paper("factors", "要素成本单", "给来宾,一家一份"),
      paper("check", "考察核实单", "内部使用,列出每家企业要当面问清的事"),
    ]
    for firm in firms where view.visit.stored[.state, as: VisitState.self] == .done {
      papers.append(paper("reply", "答复函", names[.enterprise]?[firm] ?? "", firm))
    }
    return papers
  }
}

/// What minutes change for one firm, as pages show it.
struct FirmEffects: Sendable {
  let name: String
  let words: String
  let standings: [Standing]

  struct Standing: Sendable {
    let words: String
    let cause: String?
  }

  init(_ firm: VisitEffectsView.Firm) {
    name = firm.name
    words = firm.words
    standings = firm.needs.map { Standing(words: $0.words, cause: $0.cause) }
  }
}

package import Domain

/// A page of alumni and contacts with their posts, and what there is to choose from.
package struct PeopleView: Sendable {
  /// A post of a person.
  package struct Post: Sendable, Hashable {
    package let firm: Int64
    package let name: String
    package let role: String?
    package let door: Door
  }

  /// Something to choose by, with how many people it would leave beside what is chosen elsewhere.
  package struct Choice: Sendable, Hashable {
    package let value: String
    package let label: String
    package let count: Int
  }

  package let list: ListView<PersonField>
  /// The posts of each person, those held first.
  package let posts: [Int64: [Post]]
  /// The choices of each field, by its name.
  package let choices: [PersonField: [Choice]]
  /// The divisions of industry.
  package let trades: [Choice]
}

/// Lists alumni and contacts by region, college, class, association and the trade of their firms. Contact data is masked.
package struct ListPeople: Sendable {
  let people: KeepRecords<PersonField>
  let registry: any Registry
  let references: any ReferenceStore

  /// The fields that people are chosen by.
  package static let chosen: [PersonField] = [.city, .college, .classYear, .association]
  /// At most so many choices of one kind.
  private static let most = 200

  /// - Parameters:
  ///   - chosen: the value of each field that is chosen.
  ///   - homeTown: a part of the home town.
  ///   - trade: a code of industry, or its beginning.
  ///
  /// Throws `ServiceError` `invalid_query`.
  package func callAsFunction(
    _ request: ListRequest, chosen: [PersonField: String], homeTown: String?, trade: String?, today: CalendarDate,
    organisation: Int64
  ) async throws -> PeopleView {
    func query(but left: PersonField? = nil, tradeToo: Bool = true) async throws -> RecordQuery<PersonField> {
      var request = request
      request.filters = ListPeople.chosen.filter { $0 != left }.compactMap { field in
        chosen[field].map { (field.name, $0) }
      }
      if let homeTown { request.filters.append((PersonField.homeTown.name + ".contains", homeTown)) }
      if left != nil || !tradeToo { request.after = nil }
      var query = try await people.query(request, organisation: organisation)
      if tradeToo, let trade { query.conditions.append(.ofTrade(trade)) }
      return query
    }
    var asked = request
    asked.filters = ListPeople.chosen.compactMap { field in chosen[field].map { (field.name, $0) } }
    if let homeTown { asked.filters.append((PersonField.homeTown.name + ".contains", homeTown)) }
    let list = try await people.list(asked, query(), organisation: organisation)
    var choices: [PersonField: [PeopleView.Choice]] = [:]
    for field in ListPeople.chosen {
      let tallies = try await registry.tally(
        field, query(but: field), most: ListPeople.most, organisation: organisation)
      let told = tallies.map { PeopleView.Choice(value: $0.value, label: $0.value, count: $0.count) }
      choices[field] = field == .classYear ? told.sorted { $0.value > $1.value } : told
    }
    return PeopleView(
      list: list, posts: try await posts(list.items.map(\.stored), today, organisation), choices: choices,
      trades: try await trades(query(tradeToo: false), organisation))
  }

  private func trades(
    _ query: RecordQuery<PersonField>, _ organisation: Int64
  ) async throws -> [PeopleView.Choice] {
    let tallies = try await registry.tallyTrades(query, most: ListPeople.most, organisation: organisation)
    guard !tallies.isEmpty else { return [] }
    let rows = try await references.table("industries", organisation: organisation).project(["code", "name"])
    let names = Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
    return tallies.map { .init(value: $0.value, label: "\($0.value) \(names[$0.value] ?? "")", count: $0.count) }
  }

  private func posts(
    _ people: [Stored<PersonField>], _ today: CalendarDate, _ organisation: Int64
  ) async throws -> [Int64: [PeopleView.Post]] {
    let records = registry.records(organisation)
    let ties = try await records.all(TieField.self, in: .person, Set(people.map { FieldValue.reference($0.id) }))
    let names = try await ReferenceNames(registry).names(
      of: .enterprise, ties.compactMap { $0.reference(.enterprise) }, organisation: organisation)
    let refusals = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.record.refusal) })
    var posts: [Int64: [PeopleView.Post]] = [:]
    for tie in ties {
      guard let person = tie.reference(.person), let firm = tie.reference(.enterprise), let name = names[firm] else {
        continue
      }
      posts[person, default: []].append(
        .init(
          firm: firm, name: name,
          role: tie.text(.roleText) ?? tie.record[.role]?.display(TieField.role.kind),
          door: Door(held: tie.record.held, refused: refusals[person] ?? nil, on: today)))
    }
    return posts.mapValues { $0.filter { $0.door == .open } + $0.filter { $0.door != .open } }
  }
}

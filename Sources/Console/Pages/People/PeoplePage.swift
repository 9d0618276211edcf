package import Domain
package import Service

/// The alumni, chosen by region, college, class, association and the trade of their firms, with how many there are of each.
package struct PeoplePage: PageModel {
  package static let template = "people"
  package let frame: Frame
  let search: String
  let homeTown: String
  let filters: [Filter]
  let sorts: [NeedListPage.Option]
  let problems: Problems?
  let total: String
  let chosen: [Chosen]
  let rows: [Row]
  let isEmpty: Bool
  let isFiltered: Bool
  let next: String?
  let first: String?

  struct Filter: Sendable {
    let id: String
    let label: String
    let options: [NeedListPage.Option]
    let isOff: Bool
  }

  /// What the list is narrowed by, and its address without that.
  struct Chosen: Sendable {
    let text: String
    let path: String
  }

  struct Row: Sendable {
    let path: String
    let name: String
    let school: String
    let place: String
    let posts: [Post]
    let closed: String?
  }

  struct Post: Sendable {
    let path: String
    let text: String
    let door: String?
  }

  /// What the address says of the list.
  package struct Asked: Sendable {
    package let search: String?
    package let homeTown: String?
    package let chosen: [PersonField: String]
    package let trade: String?
    package let sort: String

    package init(
      search: String?, homeTown: String?, chosen: [PersonField: String], trade: String?, sort: String
    ) {
      (self.search, self.homeTown, self.chosen, self.trade, self.sort) = (search, homeTown, chosen, trade, sort)
    }

    /// The name of the trade in addresses.
    package static let trade = "trade"
  }

  /// The orders it may be asked for.
  package static let orders = [("-id", "最近登记"), ("class_year", "届别早的在前"), ("-class_year", "届别晚的在前"), ("name", "姓名")]

  /// - Parameters:
  ///   - view: `nil` where the list was refused.
  ///   - without: the address without the value of a name.
  package init(
    _ view: PeopleView?, _ asked: Asked, without: (String) -> String, next: String?, first: String?,
    on today: CalendarDate, refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("校友", in: .people, for: reader)
    search = asked.search ?? ""
    homeTown = asked.homeTown ?? ""
    func filter(_ id: String, _ label: String, _ choices: [PeopleView.Choice], _ value: String?) -> Filter {
      var options = choices.map {
        NeedListPage.Option(
          value: $0.value, label: "\($0.label)(\(PageWords.count($0.count)))", isChosen: $0.value == value)
      }
      if let value, !options.contains(where: \.isChosen) {
        options.append(.init(value: value, label: "\(value)(0)", isChosen: true))
      }
      return Filter(id: id, label: label, options: options, isOff: options.isEmpty)
    }
    filters =
      ListPeople.chosen.map { filter($0.name, $0.label, view?.choices[$0] ?? [], asked.chosen[$0]) }
      + [filter(Asked.trade, "企业所属行业", view?.trades ?? [], asked.trade)]
    sorts = PeoplePage.orders.map { .init(value: $0.0, label: $0.1, isChosen: $0.0 == asked.sort) }
    problems = refused.map {
      Problems($0, fields: Set(["search", "home_town", Asked.trade] + ListPeople.chosen.map(\.name)))
    }
    total = PageWords.count(view?.list.total ?? 0)
    var narrowed: [(String, String, String)] = []
    if let search = asked.search { narrowed.append(("search", "查找", search)) }
    for field in ListPeople.chosen {
      if let value = asked.chosen[field] { narrowed.append((field.name, field.label, value)) }
    }
    if let trade = asked.trade {
      narrowed.append((Asked.trade, "行业", view?.trades.first { $0.value == trade }?.label ?? trade))
    }
    if let town = asked.homeTown { narrowed.append(("home_town", PersonField.homeTown.label, town)) }
    chosen = narrowed.map { Chosen(text: "\($0.1) \($0.2)", path: without($0.0)) }
    rows = (view?.list.items ?? []).map { item in
      let person = item.stored
      let posts = view?.posts[person.id] ?? []
      return Row(
        path: "/people/\(person.id)", name: person.words(.name),
        school: [
          person.text(.college), person.text(.major), person.count(.classYear).map { "\($0)届" },
        ].compactMap(\.self).joined(separator: " "),
        place: [person.text(.city), person.text(.association)].compactMap(\.self).joined(separator: ","),
        posts: posts.prefix(3).map {
          Post(
            path: "/enterprises/\($0.firm)", text: [$0.name, $0.role].compactMap(\.self).joined(separator: " "),
            door: $0.door == .refused ? nil : $0.door.label)
        }, closed: person.record.refuses(on: today) ? Door.refused.label : nil)
    }
    isEmpty = rows.isEmpty && refused == nil
    isFiltered = !narrowed.isEmpty
    self.next = next
    self.first = first
  }
}

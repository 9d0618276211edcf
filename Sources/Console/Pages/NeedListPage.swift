package import Domain
package import Service

/// The needs, found by words, filtered, sorted and paged; all of it stands in the address.
package struct NeedListPage: PageModel {
  package static let template = "needs"
  package let frame: Frame
  let search: String
  let landings: [Option]
  let sorts: [Option]
  let problems: Problems?
  let total: String
  let rows: [Row]
  let isEmpty: Bool
  let isFiltered: Bool
  let next: String?
  let first: String?
  let exports: [VisitPage.Link]
  /// Whether the account may add one.
  let adds: Bool
  let deed: Deed?

  struct Option: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
  }

  struct Row: Sendable {
    let path: String
    let code: String
    let title: String
    let park: String
    let landing: String
    let offer: String
    let until: String
  }

  /// The orders it may be asked for.
  package static let orders = [
    ("code", "项目编号"), ("-id", "最近登记"), ("window_to", "截止时间"), ("min_investment_yuan", "投资门槛"),
  ]

  /// - Parameters:
  ///   - list: the page of the list; `nil` where it was refused.
  ///   - next: the address of the next page, where there is one.
  ///   - first: the address of the first page, on another.
  ///   - adds: whether the account may add one.
  ///   - deed: what was just done.
  package init(
    _ list: ListView<NeedField>?, search: String?, landing: String?, sort: String, next: String?, first: String?,
    adds: Bool, deed: Deed?, exports: ExportLinks, refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("招商项目", in: .needs, for: reader)
    self.search = search ?? ""
    landings = LandingMode.allCases.map {
      Option(value: $0.rawValue, label: $0.label, isChosen: $0.rawValue == landing)
    }
    sorts = NeedListPage.orders.map { Option(value: $0.0, label: $0.1, isChosen: $0.0 == sort) }
    problems = refused.map { Problems($0, fields: ["search", "landing", "sort"]) }
    total = PageWords.count(list?.total ?? 0)
    rows = (list?.items ?? []).map { view in
      let need = view.stored
      let site = [NeedField.land, .plant].compactMap { field in need.record[field].map { $0.written(field.kind) } }
      return Row(
        path: "/needs/\(need.id)", code: need.text(.code) ?? "", title: need.text(.title) ?? "",
        park: [NeedField.park, .zone].compactMap { field -> String? in
          guard case .reference(let entity) = field.kind, let id = need.reference(field) else { return nil }
          return view.names[entity]?[id]
        }.joined(separator: " "),
        landing: need.words(.landing), offer: site.joined(separator: ","),
        until: need.date(.to)?.chinese ?? need.date(.validUntil)?.chinese ?? "")
    }
    isEmpty = rows.isEmpty && refused == nil
    isFiltered = search != nil || landing != nil
    self.next = next
    self.first = first
    self.exports = isEmpty ? [] : exports.links
    self.adds = adds
    self.deed = deed
  }
}

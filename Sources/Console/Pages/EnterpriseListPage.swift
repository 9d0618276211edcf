package import Domain
package import Service

/// The alumni firms, found by words, filtered, sorted and paged; all of it stands in the address.
package struct EnterpriseListPage: PageModel {
  package static let template = "enterprises"
  package let frame: Frame
  let search: String
  let place: String
  let revenue: String
  let sorts: [NeedListPage.Option]
  let problems: Problems?
  let total: String
  let rows: [Row]
  let isEmpty: Bool
  let isFiltered: Bool
  let next: String?
  let first: String?
  let exports: [VisitPage.Link]
  /// Whether the account may add firms.
  let adds: Bool
  let deed: Deed?

  struct Row: Sendable {
    let path: String
    let name: String
    let creditCode: String
    let place: String
    let products: String
    let revenue: String
    let headcount: String
  }

  /// The orders it may be asked for.
  package static let orders = [
    ("-revenue_yuan", "营业收入"), ("name", "企业名称"), ("-id", "最近登记"), ("-headcount", "职工人数"),
  ]

  /// - Parameters:
  ///   - list: the page of the list; `nil` where it was refused.
  ///   - next: the address of the next page, where there is one.
  ///   - first: the address of the first page, on another.
  package init(
    _ list: ListView<EnterpriseField>?, search: String?, place: String?, revenue: String?, sort: String,
    next: String?, first: String?, exports: ExportLinks, adds: Bool, deed: Deed?, refused: ServiceError? = nil,
    for reader: Frame.Reader
  ) {
    frame = Frame("校友企业", in: .enterprises, for: reader)
    self.search = search ?? ""
    self.place = place ?? ""
    self.revenue = revenue ?? ""
    sorts = EnterpriseListPage.orders.map {
      NeedListPage.Option(value: $0.0, label: $0.1, isChosen: $0.0 == sort)
    }
    problems = refused.map { Problems($0, fields: ["search", "place", "revenue"]) }
    total = PageWords.count(list?.total ?? 0)
    rows = (list?.items ?? []).map { view in
      let firm = view.stored
      return Row(
        path: "/enterprises/\(firm.id)", name: firm.text(.name) ?? "", creditCode: firm.text(.creditCode) ?? "",
        place: firm.words(.place), products: (firm.texts(.products) ?? []).prefix(4).joined(separator: "、"),
        revenue: firm.words(.revenue), headcount: firm.words(.headcount))
    }
    isEmpty = rows.isEmpty && refused == nil
    isFiltered = search != nil || place != nil || revenue != nil
    self.next = next
    (self.adds, self.deed) = (adds, deed)
    self.first = first
    self.exports = isEmpty ? [] : exports.links
  }
}

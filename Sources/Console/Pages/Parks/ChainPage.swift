package import Domain
import Scoring
package import Service

/// One chain of products: a drawing of its links with their state, and each with the firms that could fill it.
package struct ChainPage: PageModel {
  package static let template = "chain"
  package let frame: Frame
  let deed: Deed?
  let problems: Problems?
  let name: String
  let chart: ChainChart
  let counts: [ChainListPage.Count]
  let rows: [Row]

  struct Row: Sendable {
    let id: String
    let anchor: String
    let name: String
    let state: String
    let word: String
    let remarks: [String]
    let source: String
    let feeds: String
    let makers: [Maker]
    let more: String?
    let needs: [VisitPage.Link]
    /// Corrects its state; only where the address asks for it, for all of them would be a long page.
    let edit: Act?
    let editPath: String?
  }

  struct Maker: Sendable {
    let path: String
    let name: String
    let about: String
  }

  /// - Parameters:
  ///   - keeps: whether the account may correct the state of links.
  ///   - asked: the link whose state is to be corrected.
  package init(
    _ chain: ChainMap, keeps: Bool, asked: String?, today: CalendarDate, deed: Deed? = nil, refused: Act.Refused? = nil,
    for reader: Frame.Reader
  ) {
    name = chain.name
    frame = Frame("\(chain.name)产业链", in: .parks, for: reader)
    self.deed = deed
    chart = ChainChart(chain)
    counts = ChainMap.State.allCases.compactMap { state in
      let count = chain.links.count { $0.state == state }
      return count > 0 ? .init(label: state.label, count: "\(count)") : nil
    }
    let names = Dictionary(chain.links.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let maker = Act.Maker(word: reader.word, refused: refused)
    let path = "/parks/chains/\(chain.code)"
    let rows = chain.links.map { link -> Row in
      let makers = link.makers
      let left = makers.sure + makers.possible - makers.first.count
      return Row(
        id: link.id, anchor: "link-\(link.id)-row", name: link.name, state: link.state.rawValue, word: link.state.label,
        remarks: [
          link.isLimited && link.state != .restricted ? "接洽前先问清用水、排放和准入条件" : nil, link.supply?.label,
          link.record?.text(.note),
        ].compactMap(\.self), source: link.source.map { PageWords.source($0, on: today) } ?? "没有登记,按待核实",
        feeds: link.feeds.map { "\($0) \(names[$0] ?? "")" }.joined(separator: "、"),
        makers: makers.first.map { one in
          Maker(
            path: "/enterprises/\(one.enterprise.id)", name: one.enterprise.name,
            about: ([one.words, one.isSure ? nil : "仅供参考", one.isLocal ? "本地企业" : nil] as [String?]).compactMap(\.self)
              .joined(separator: ","))
        }, more: left > 0 ? "另有 \(left) 家" : nil,
        needs: link.needs.map { .init(label: "\($0.code) \($0.title)", path: "/needs/\($0.id)") },
        edit: keeps && asked == link.id ? ChainPage.edit(link, path, maker) : nil,
        editPath: keeps && asked != link.id ? "\(path)?link=\(link.id)#link-\(link.id)-row" : nil)
    }
    self.rows = rows
    problems = refused.map { $0.problems(in: rows.compactMap(\.edit).flatMap(\.boxes)) }
  }

  private static func edit(_ link: ChainMap.Link, _ path: String, _ maker: Act.Maker) -> Act {
    let flags = Box.Kind.choice([("是", "是"), ("否", "否")], none: "按产业链表")
    return maker.act(
      "link-\(link.id)", "更正状态", to: "\(path)/links/\(link.id)",
      [
        Box(
          LinkField.status, link.record?.record,
          as: .choice(LinkStatus.allCases.map { ($0.rawValue, $0.label) }, none: nil),
          value: link.record == nil ? LinkStatus.toVerify.rawValue : nil),
        Box(LinkField.supply, link.record?.record), Box(LinkField.restricted, link.record?.record, as: flags),
        Box(LinkField.limited, link.record?.record, as: flags),
        Box(LinkField.basis, link.record?.record, hint: "文件、网页或走访记录"), Box(LinkField.note, link.record?.record),
      ] + EvidenceBoxes.boxes(settles: LinkField.record.isTestimony), submit: "保存", seen: link.record?.change,
      edits: link.record != nil, isAsked: true)
  }
}

import Domain
import Service

/// Prints a visit with its firms, stops and asks.
struct ItineraryPrinter {
  let desk: Desk

  func print(_ view: ItineraryView) async throws {
    let visit = view.visit.stored.record
    func shown(_ field: VisitField) -> String? { visit[field].map { $0.display(field.kind) } }
    Console.paragraph("\(shown(.code) ?? "") \(shown(.title) ?? "")(编号 \(view.visit.stored.id))")
    for field in [VisitField.state, .stateReason, .startsOn, .endsOn, .host, .hosts, .transport] {
      if let text = shown(field) { Console.paragraph("\(field.label):\(text)", indent: 2, hanging: 4) }
    }
    Console.line()
    if view.parties.isEmpty {
      Console.line("尚无企业。用 yinfeng visit-party add visit_id=\(view.visit.stored.id) enterprise_id=… 加入。")
    }
    for party in view.parties {
      let name = try await firm(party.stored.reference(.enterprise))
      let people = party.stored.record[.attendees].map { ":" + $0.display(.texts) } ?? ""
      Console.paragraph("企业 \(name)\(people)", indent: 2, hanging: 4)
    }
    if view.stops.isEmpty { Console.line("尚无行程。用 yinfeng visit-stop add visit_id=\(view.visit.stored.id) day=… 加入。") }
    for stop in view.stops {
      let record = stop.stored.record
      func text(_ field: VisitStopField) -> String { record[field].map { $0.display(field.kind) } ?? "" }
      let host = record[.host] == nil ? "" : ",接待 \(text(.host))"
      Console.paragraph(
        "\(text(.day)) \(text(.from))–\(text(.to)) \(text(.site))\(host)", indent: 2, hanging: 4)
      if let reason = record.text(.forceReason) { Console.paragraph("重叠理由:\(reason)", indent: 6, hanging: 8) }
    }
    for ask in view.asks {
      let record = ask.stored.record
      let name = try await firm(record.reference(.enterprise))
      let answer = record.text(.answer) ?? "未答复(\(record.text(.owner) ?? "无责任人"))"
      Console.paragraph("诉求 \(name):\(record.text(.ask) ?? "") → \(answer)", indent: 2, hanging: 4)
    }
  }

  private func firm(_ id: Int64?) async throws -> String {
    guard let id else { return "" }
    let view = try await desk.records(EnterpriseField.self).show("#\(id)", invocation: desk.invocation())
    return view.stored.text(.name) ?? "\(id)"
  }
}

import Domain
import Workflow

/// Says which visits are in each other's way, and with what.
struct VisitOverlapRefusal {
  let session: any ChangeSession

  /// The refusal of these overlaps; `field` is the one to mend.
  func error(_ overlaps: [VisitOverlap], field: String) async throws -> ServiceError {
    let schedule = VisitSchedule(session: session)
    let visits = try await schedule.session.those(
      VisitField.self, overlaps.flatMap { [$0.booking.visit, $0.other.visit] })
    var words: [String] = []
    for overlap in overlaps.prefix(5) { words.append(try await sentence(overlap, visits)) }
    let named = Set(overlaps.flatMap { [$0.booking.visit, $0.other.visit] }).sorted()
    return ServiceError(
      .conflict, code: "visit_overlap",
      message: words.joined(separator: ";") + "。请改时间、地点或接待人;确需如此的,写明重叠理由(force_reason)后再提交。",
      fields: [.init(field: field, code: "overlap", message: words.joined(separator: ";") + "。")],
      candidates: named.compactMap { visits[$0] }.map { ServiceError.Candidate($0) })
  }

  private func sentence(_ overlap: VisitOverlap, _ visits: [Int64: Stored<VisitField>]) async throws -> String {
    func time(_ booking: VisitBooking) -> String { "\(booking.from)–\(booking.to)" }
    func name(_ id: Int64) -> String { visits[id]?.called ?? "\(id)" }
    var shared: [String] = []
    for item in overlap.shared { shared.append(try await self.words(item)) }
    let what = shared.joined(separator: "、")
    let (booking, other) = (overlap.booking, overlap.other)
    if booking.visit == other.visit {
      return "考察 \(name(booking.visit))\(booking.day) 的两站 \(time(booking)) 与 \(time(other)) 时间重叠,都要用\(what)"
    }
    return
      "考察 \(name(booking.visit))\(booking.day) \(time(booking)) 与考察 \(name(other.visit))\(time(other)) 重叠,都要用\(what)"
  }

  private func words(_ shared: VisitOverlap.Shared) async throws -> String {
    switch shared {
    case .host(let name): return "接待人\(name)"
    case .site(let site): return "地点\(site)"
    case .building(let id): return "厂房\(try await session.one(BuildingField.self, id)?.text(.name) ?? "\(id)")"
    case .firm(let id): return "企业\(try await session.one(EnterpriseField.self, id)?.text(.name) ?? "\(id)")"
    }
  }
}

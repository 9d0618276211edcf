import Domain

/// Reads what each firm of a visit may be told of it.
struct ReadGuestVisit {
  let registry: any Registry
  let organisation: Int64

  /// The part of an itinerary that its firm `id` may see, without people who wish not to be approached; `nil` is the part before anybody takes part.
  ///
  /// Throws `ServiceError` `paper_names_others` when a field that is printed names another firm or its people.
  func callAsFunction(_ itinerary: Itinerary, for id: Int64?, today: CalendarDate) async throws -> GuestVisit {
    let refused = try await RefusedPeople(registry.records(organisation), on: today)
    let firms = try await registry.records(organisation).those(EnterpriseField.self, itinerary.firms)
    let needs = try await registry.records(organisation).those(NeedField.self, itinerary.needs)
    let visit = itinerary.visit
    let others = OtherGuests(itinerary.parties, firms, besides: id)
    try refuseNames(visit, others)
    let (from, to) = (try visit.required.date(.startsOn), try visit.required.date(.endsOn))
    let party = itinerary.parties.first { $0.reference(.enterprise) == id }
    return GuestVisit(
      title: itinerary.firms.count > 1 ? nil : try visit.required.text(.title),
      direction: try visit.required[.direction, as: VisitDirection.self], days: from...max(from, to),
      host: visit.text(.host), hosts: visit.texts(.hosts) ?? [], transport: visit.text(.transport),
      meetingPlace: visit.text(.meetingPlace), contact: visit.text(.contact), contactPhone: visit.text(.contactPhone),
      firm: try id.flatMap { firms[$0] }.map { firm in
        GuestVisit.Firm(
          id: firm.id, name: try firm.required.text(.name),
          attendees: refused.others(party?.texts(.attendees) ?? [], of: firm.id),
          place: firm.text(.place))
      },
      stops: try itinerary.stops.compactMap { stop in
        let site = try stop.required.text(.site)
        let host = stop.text(.host) ?? visit.text(.host)
        // A stop at another firm's is not this one's.
        guard others.named(in: site) == nil, others.named(in: host) == nil else { return nil }
        let project = stop.reference(.need).flatMap { needs[$0]?.text(.title) }
        return GuestVisit.Stop(
          day: try stop.required.date(.day), from: try stop.required.text(.from), to: try stop.required.text(.to),
          site: site, project: others.named(in: project) == nil ? project : nil, host: host)
      })
  }

  private func refuseNames(_ visit: Stored<VisitField>, _ others: OtherGuests) throws {
    let printed: [(field: VisitField, text: String?)] = [
      (.host, visit.text(.host)), (.hosts, visit.texts(.hosts)?.joined(separator: "、")),
      (.transport, visit.text(.transport)), (.meetingPlace, visit.text(.meetingPlace)),
      (.contact, visit.text(.contact)),
    ]
    let problems = printed.compactMap { field, text in
      others.named(in: text).map { name in
        ServiceError.FieldProblem(
          field: field.name, code: "names_others",
          message: "「\(field.label)」写到了同行的「\(name)」,给每家企业的函件都会印出,请改写。")
      }
    }
    guard let first = problems.first else { return }
    throw ServiceError(
      .conflict, code: "paper_names_others", message: first.message, fields: problems, remedy: .editVisit(visit.id))
  }
}

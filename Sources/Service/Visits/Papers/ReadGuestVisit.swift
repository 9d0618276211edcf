import Domain

/// Reads what each firm of a visit may be told of it.
struct ReadGuestVisit {
  let registry: any Registry
  let organisation: Int64
  let refused: RefusedPeople
  let places: PlaceIndex

  /// The part of an itinerary that its firm `id` may see, without people who wish not to be approached; `nil` is the part
  /// before anybody takes part.
  ///
  /// The notes say what was left out of it, for whoever prints it. Throws `ServiceError` `paper_names_others` when a field
  /// that is printed, of the visit or of a stop, names another firm or its people.
  func callAsFunction(_ itinerary: Itinerary, for id: Int64?) async throws -> (visit: GuestVisit, notes: [String]) {
    let firms = try await registry.records(organisation).those(EnterpriseField.self, itinerary.firms)
    let needs = try await registry.records(organisation).those(NeedField.self, itinerary.needs)
    let visit = itinerary.visit
    let others = OtherGuests(itinerary.parties, firms, besides: id, places)
    // A stop at another firm's is not this one's.
    let (stops, elsewhere) = (
      itinerary.stops.filter { others.named(in: $0.text(.site)) == nil },
      itinerary.stops.filter { others.named(in: $0.text(.site)) != nil }
    )
    try refuseNames(visit, stops, others)
    let (from, to) = (try visit.required.date(.startsOn), try visit.required.date(.endsOn))
    let party = itinerary.parties.first { $0.reference(.enterprise) == id }
    let guest = GuestVisit(
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
      stops: try stops.map { stop in
        let project = stop.reference(.need).flatMap { needs[$0]?.text(.title) }
        return GuestVisit.Stop(
          day: try stop.required.date(.day), from: try stop.required.text(.from), to: try stop.required.text(.to),
          site: try stop.required.text(.site), project: others.named(in: project) == nil ? project : nil,
          host: stop.text(.host) ?? visit.text(.host))
      })
    let titles = stops.compactMap { $0.reference(.need).flatMap { needs[$0]?.text(.title) } }
      .filter { others.named(in: $0) != nil }
    let name = guest.firm?.name ?? ""
    let left =
      elsewhere.map { "「\($0.text(.site) ?? "")」是同行企业的点位,给「\(name)」的函件中已略去" }
      + titles.map { "「\($0)」写到同行企业,给「\(name)」的函件中已略去这个招商项目的名称" }
    return (guest, (guest.firm.map { leftOut(itinerary, of: $0.id) } ?? []) + left)
  }

  /// Who of a firm is left out of its paper.
  private func leftOut(_ itinerary: Itinerary, of firm: Int64) -> [String] {
    let attendees = itinerary.parties.first { $0.reference(.enterprise) == firm }?.texts(.attendees) ?? []
    return refused.people(listed: attendees, of: firm).map { RefusedPeople.words($0) + ",参加人员中已略去" }
  }

  private func refuseNames(
    _ visit: Stored<VisitField>, _ stops: [Stored<VisitStopField>], _ others: OtherGuests
  ) throws {
    let printed: [(field: VisitField, text: String?)] = [
      (.host, visit.text(.host)), (.hosts, visit.texts(.hosts)?.joined(separator: "、")),
      (.transport, visit.text(.transport)), (.meetingPlace, visit.text(.meetingPlace)),
      (.contact, visit.text(.contact)),
    ]
    let problems =
      printed.compactMap { field, text in
        others.named(in: text).map { name in
          ServiceError.FieldProblem(
            field: field.name, code: "names_others",
            message: "「\(field.label)」写到了同行的「\(name)」,给每家企业的函件都会印出,请改写。")
        }
      }
      + stops.compactMap { stop in
        others.named(in: stop.text(.host)).map { name in
          ServiceError.FieldProblem(
            field: "stops.\(stop.id).host", code: "names_others",
            message: "点位「\(stop.text(.site) ?? "")」的接待人写到了同行的「\(name)」,给每家企业的函件都会印出,请改写。")
        }
      }
    guard let first = problems.first else { return }
    throw ServiceError(
      .conflict, code: "paper_names_others", message: first.message, fields: problems, remedy: .editVisit(visit.id))
  }
}

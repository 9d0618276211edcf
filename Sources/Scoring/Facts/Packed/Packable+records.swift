import Domain

extension HeldTitle: Packable {
  func pack(into packer: inout Packer) {
    kind.pack(into: &packer)
    packer.append(expires)
  }

  init(from unpacker: inout Unpacker) {
    self.init(kind: FirmTitle(from: &unpacker), expires: unpacker.optional())
  }
}

extension PlaceShare: Packable {
  func pack(into packer: inout Packer) {
    packer.append(place)
    packer.append(share)
  }

  init(from unpacker: inout Unpacker) { self.init(place: unpacker.text(), share: unpacker.optional()) }
}

extension SkillDemand: Packable {
  func pack(into packer: inout Packer) {
    packer.append(skill)
    count.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) { self.init(skill: unpacker.text(), count: Int64(from: &unpacker)) }
}

extension StandingCheck: Packable {
  func pack(into packer: inout Packer) {
    list.pack(into: &packer)
    subject.pack(into: &packer)
    state.pack(into: &packer)
    checked.pack(into: &packer)
    source.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) {
    self.init(
      list: StandingList(from: &unpacker), subject: StandingSubject(from: &unpacker),
      state: StandingState(from: &unpacker), checked: CalendarDate(from: &unpacker), source: Int64(from: &unpacker))
  }
}

extension AlumniTie: Packable {
  func pack(into packer: inout Packer) {
    person.pack(into: &packer)
    packer.append(role)
    packer.append(homePlace)
    held.pack(into: &packer)
    packer.append(refused)
    asOf.pack(into: &packer)
    source.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) {
    self.init(
      person: Int64(from: &unpacker), role: unpacker.optional(), homePlace: unpacker.optional(),
      held: DaySpan(from: &unpacker), refused: unpacker.optional(),
      asOf: CalendarDate(from: &unpacker), source: Int64(from: &unpacker))
  }
}

extension Engagement: Packable {
  func pack(into packer: inout Packer) {
    kind.pack(into: &packer)
    date.pack(into: &packer)
    source.pack(into: &packer)
  }

  init(from unpacker: inout Unpacker) {
    self.init(
      kind: EngagementKind(from: &unpacker), date: CalendarDate(from: &unpacker), source: Int64(from: &unpacker))
  }
}

extension DaySpan: Packable {
  func pack(into packer: inout Packer) {
    packer.append(from)
    packer.append(until)
  }

  init(from unpacker: inout Unpacker) { self.init(from: unpacker.optional(), until: unpacker.optional()) }
}

extension ExcludedRegion: Packable {
  func pack(into packer: inout Packer) {
    packer.append(name)
    packer.append(codes)
  }

  init(from unpacker: inout Unpacker) { self.init(name: unpacker.text(), codes: unpacker.list()) }
}

import Domain
import Intake

/// The other firms of a visit and their people, by whatever they are called: what a letter to one firm must not hold.
struct OtherGuests {
  /// What they are called, with what it is looked for by.
  private let words: [(shown: String, key: String)]

  /// - Parameters:
  ///   - own: the firm that is written to.
  init(
    _ parties: [Stored<VisitPartyField>], _ firms: [Int64: Stored<EnterpriseField>], besides own: Int64?,
    _ places: PlaceIndex
  ) {
    let mine = own.flatMap { firms[$0] }.map(OtherGuests.called)?.map(NameKey.of).joined(separator: "\n") ?? ""
    let people = parties.filter { $0.reference(.enterprise) == own }.flatMap { $0.texts(.attendees) ?? [] }
    let ours = Set(people.map(NameKey.of))
    words = parties.filter { $0.reference(.enterprise) != own }.flatMap { party -> [(shown: String, key: String)] in
      let firm = party.reference(.enterprise).flatMap { firms[$0] }
      let names = firm.map(OtherGuests.called) ?? []
      // A firm is also told by how its name begins behind the place, where the other's does not have that.
      let brands = names.map { (shown: $0, key: String(places.withoutPlaces(FirmName($0).core).prefix(4))) }
        .filter { !mine.contains($0.key) }
      return (names + (party.texts(.attendees) ?? [])).map { (shown: $0, key: NameKey.of($0)) } + brands
    }.filter { $0.key.count > 1 && !ours.contains($0.key) }
  }

  private static func called(_ firm: Stored<EnterpriseField>) -> [String] {
    [firm.text(.name)].compactMap(\.self) + (firm.texts(.shortNames) ?? []) + (firm.texts(.formerNames) ?? [])
  }

  /// What of them a text names; `nil` when it names none.
  func named(in text: String?) -> String? {
    guard let key = text.map(NameKey.of) else { return nil }
    return words.first { key.contains($0.key) }?.shown
  }
}

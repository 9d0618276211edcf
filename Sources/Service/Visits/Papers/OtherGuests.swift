import Domain

/// The other firms of a visit and their people, by whatever they are called: what a letter to one firm must not hold.
struct OtherGuests {
  private let words: [String]

  /// - Parameters:
  ///   - own: the firm that is written to.
  init(_ parties: [Stored<VisitPartyField>], _ firms: [Int64: Stored<EnterpriseField>], besides own: Int64?) {
    let mine = own.flatMap { firms[$0] }.map(OtherGuests.called)?.joined(separator: "\n") ?? ""
    let people = parties.filter { $0.reference(.enterprise) == own }.flatMap { $0.texts(.attendees) ?? [] }
    words = parties.filter { $0.reference(.enterprise) != own }.flatMap { party -> [String] in
      let firm = party.reference(.enterprise).flatMap { firms[$0] }
      let names = firm.map(OtherGuests.called) ?? []
      // A firm is also told by how its name begins, where the other's does not begin so.
      let brands = names.map { String($0.prefix(4)) }.filter { $0.count == 4 && !mine.contains($0) }
      return names + brands + (party.texts(.attendees) ?? [])
    }.filter { $0.count > 1 && !people.contains($0) }
  }

  private static func called(_ firm: Stored<EnterpriseField>) -> [String] {
    [firm.text(.name)].compactMap(\.self) + (firm.texts(.shortNames) ?? []) + (firm.texts(.formerNames) ?? [])
  }

  /// What of them a text names; `nil` when it names none.
  func named(in text: String?) -> String? { text.flatMap { text in words.first { text.contains($0) } } }
}

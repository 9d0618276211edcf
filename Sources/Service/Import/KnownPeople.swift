import Domain

/// A firm that a person is tied to.
package enum FirmMark: Sendable, Hashable {
  /// A firm that stands.
  case stored(Int64)
  /// A firm that a file names and nobody knows yet, by the key of its name.
  case named(String)
}

/// What tells a person again beside the name.
package struct PersonMarks: Sendable {
  /// The key of the name.
  let name: String
  /// What the telephone numbers are told again by.
  var phones: [String]
  /// The key of the college, empty when unknown.
  var college: String
  var classYear: Int64?
  var firms: Set<FirmMark>

  /// What tells a person again.
  package init(name: String, phones: [String], college: String?, classYear: Int64?, firms: [FirmMark]) {
    self.name = NameKey.of(name)
    self.phones = phones
    self.college = college.map(NameKey.of) ?? ""
    self.classYear = classYear
    self.firms = Set(firms)
  }

  init(_ record: Record<PersonField>, phones: [String], firms: [FirmMark]) {
    self.init(
      name: record.text(.name) ?? "", phones: phones, college: record.text(.college),
      classYear: record[.classYear]?.count, firms: firms)
  }

  /// Whether college or class is known.
  var hasStudied: Bool { !college.isEmpty || classYear != nil }

  /// Whether nothing that both know differs.
  func agrees(with other: PersonMarks) -> Bool {
    if !phones.isEmpty, !other.phones.isEmpty, Set(phones).isDisjoint(with: other.phones) { return false }
    if !college.isEmpty, !other.college.isEmpty, college != other.college { return false }
    return classYear == nil || other.classYear == nil || classYear == other.classYear
  }

  /// What is known of both together.
  mutating func learn(_ other: PersonMarks) {
    phones += other.phones.filter { !phones.contains($0) }
    if college.isEmpty { college = other.college }
    classYear = classYear ?? other.classYear
    firms.formUnion(other.firms)
  }
}

/// The people that stand and those that a file adds, found by name with a phone, with college and class, or with a firm. A
/// look-up does not grow with the people of one name.
package struct KnownPeople: Sendable {
  /// One of the people; it keeps its number here when it is stored.
  struct Handle: Sendable, Hashable { fileprivate let index: Int }

  private var marks: [PersonMarks] = []
  private var ids: [Int64?] = []
  private var slots: [Slot: [Int]] = [:]

  /// What people are looked up under; those without a phone apart, since a phone tells the others from whoever has another.
  private struct Slot: Hashable {
    enum Kind: Hashable {
      case phone(String)
      case studies(college: String, year: Int64?)
      case firm(FirmMark)
      /// Neither college nor class is known.
      case unstudied
      /// Neither college nor class nor firm is known.
      case bare
      case any
    }
    let name: String
    let kind: Kind
    var isPhoneless = false
  }

  package init() {}

  /// Adds a person, with its id when it is stored.
  package mutating func add(_ person: PersonMarks, id: Int64) { _ = add(person, id: id as Int64?) }

  /// Adds a person, with its id when it is stored.
  mutating func add(_ person: PersonMarks, id: Int64? = nil) -> Handle {
    let index = marks.count
    marks.append(person)
    ids.append(id)
    for slot in KnownPeople.slots(of: person) { slots[slot, default: []].append(index) }
    return Handle(index: index)
  }

  /// The id of a person, `nil` until it is stored.
  func id(of person: Handle) -> Int64? { ids[person.index] }

  /// Says under which id a person was stored.
  mutating func store(_ person: Handle, id: Int64) { ids[person.index] = id }

  /// Adds what a row tells of a person.
  mutating func learn(_ more: PersonMarks, of person: Handle) {
    let before = KnownPeople.slots(of: marks[person.index])
    marks[person.index].learn(more)
    let after = KnownPeople.slots(of: marks[person.index])
    for slot in before.subtracting(after) { slots[slot]?.removeAll { $0 == person.index } }
    for slot in after.subtracting(before) { slots[slot, default: []].append(person.index) }
  }

  /// The person of these marks: the same name and one phone; else the same college and class; else one firm; else nobody is
  /// known to have another firm. Never one with another phone, college or class.
  func person(_ wanted: PersonMarks) -> Handle? {
    for phone in wanted.phones {
      if let index = slots[Slot(name: wanted.name, kind: .phone(phone))]?.first { return Handle(index: index) }
    }
    func find(_ kind: Slot.Kind) -> Handle? {
      let slot = Slot(name: wanted.name, kind: kind, isPhoneless: !wanted.phones.isEmpty)
      return slots[slot]?.first { marks[$0].agrees(with: wanted) }.map { Handle(index: $0) }
    }
    if wanted.hasStudied, let found = find(.studies(college: wanted.college, year: wanted.classYear)) { return found }
    for firm in wanted.firms { if let found = find(.firm(firm)) { return found } }
    guard !wanted.hasStudied else { return nil }
    return find(wanted.firms.isEmpty ? .unstudied : .bare)
  }

  /// Somebody known before of the same name whom neither phone nor college nor class tells from this one.
  func namesake(of person: Handle) -> Handle? {
    let own = marks[person.index]
    let slot = Slot(name: own.name, kind: .any, isPhoneless: !own.phones.isEmpty)
    return slots[slot]?.prefix(8).first { $0 < person.index && marks[$0].agrees(with: own) }.map { Handle(index: $0) }
  }

  private static func slots(of person: PersonMarks) -> Set<Slot> {
    var kinds: [Slot.Kind] = [.any]
    if person.hasStudied { kinds.append(.studies(college: person.college, year: person.classYear)) }
    if !person.hasStudied { kinds.append(.unstudied) }
    if !person.hasStudied, person.firms.isEmpty { kinds.append(.bare) }
    kinds += person.firms.map { .firm($0) }
    var slots = Set(kinds.map { Slot(name: person.name, kind: $0) })
    if person.phones.isEmpty { slots.formUnion(kinds.map { Slot(name: person.name, kind: $0, isPhoneless: true) }) }
    for phone in person.phones { slots.insert(Slot(name: person.name, kind: .phone(phone))) }
    return slots
  }
}

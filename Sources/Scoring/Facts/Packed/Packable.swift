import Domain

/// A value that can be kept as bytes beside a million others.
protocol Packable {
  /// Appends the value.
  func pack(into packer: inout Packer)
  /// Reads what `pack` wrote.
  init(from unpacker: inout Unpacker)
}

/// A choice packed by its place among all cases.
protocol PackableChoice: Packable, CaseIterable, Equatable where AllCases == [Self] {}

extension PackableChoice {
  func pack(into packer: inout Packer) { packer.append(UInt64(Self.allCases.firstIndex(of: self) ?? 0)) }
  init(from unpacker: inout Unpacker) { self = Self.allCases[Int(unpacker.number())] }
}

extension EngagementKind: PackableChoice {}
extension ExpansionIntent: PackableChoice {}
extension FireClass: PackableChoice {}
extension FirmTitle: PackableChoice {}
extension Hazard: PackableChoice {}
extension LandingMode: PackableChoice {}
extension RoleLevel: PackableChoice {}
extension StandingList: PackableChoice {}
extension StandingState: PackableChoice {}
extension StandingSubject: PackableChoice {}

/// What packed values share, by number.
struct PackedShares: Sendable {
  var provenances: [Provenance] = []
  var codes: [IndustryCode] = []
}

/// When a fact was true, where it comes from and how well it is evidenced: the same for most facts of an import.
struct Provenance: Sendable, Hashable {
  var asOf: CalendarDate
  var source: Int64
  var grade: EvidenceGrade
}

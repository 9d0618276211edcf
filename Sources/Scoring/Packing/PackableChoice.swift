import Domain

/// A choice packed by its place among all cases.
protocol PackableChoice: Packable, CaseIterable, Equatable where AllCases == [Self] {}

extension PackableChoice {
  func pack(into packer: inout Packer) { packer.append(UInt64(Self.allCases.firstIndex(of: self) ?? 0)) }
  init(from unpacker: inout Unpacker) { self = Self.allCases[Int(unpacker.number())] }
}

extension EngagementKind: PackableChoice {}
extension ExpansionIntent: PackableChoice {}
extension FireClass: PackableChoice {}
extension FirmNature: PackableChoice {}
extension FirmOrigin: PackableChoice {}
extension FirmTitle: PackableChoice {}
extension Hazard: PackableChoice {}
extension LandingMode: PackableChoice {}
extension PlanNature: PackableChoice {}
extension RoleLevel: PackableChoice {}
extension StandingList: PackableChoice {}
extension StandingState: PackableChoice {}
extension StandingSubject: PackableChoice {}

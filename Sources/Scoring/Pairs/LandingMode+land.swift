import Domain

extension LandingMode {
  /// Whether yield a 亩 is asked of this kind of project.
  var usesLand: Bool {
    switch self {
    case .land, .plant: true
    case .communityWorkshop, .tourism, .agriculture: false
    }
  }
}

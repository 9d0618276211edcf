/// What a test database holds at the start of a test.
package enum TestData: String, Sendable, Hashable, CaseIterable {
  /// No schema at all.
  case nothing
  case schema
  /// The schema and the reference tables.
  case reference
  /// The schema, the reference tables and the invented sample.
  case sample
  /// The sample with an account of each role, a second park and a second organisation: see ``Partners``.
  case partners

  /// What it is built upon.
  var base: TestData? {
    switch self {
    case .nothing: nil
    case .schema: .nothing
    case .reference: .schema
    case .sample: .reference
    case .partners: .sample
    }
  }
}

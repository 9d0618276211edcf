import Domain

/// What packed values share, by number.
struct PackTable: Sendable {
  var provenances: [Provenance] = []
  var codes: [IndustryCode] = []
}

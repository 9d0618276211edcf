import Domain

extension FirmInput {
  /// Packs the firm without what its business says, in the order of its fields.
  func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    name.pack(into: &packer)
    packer.append(creditCode?.text)
    isLocal.pack(into: &packer)
    packer.append(place)
    packer.append(provenanceOf: mainCode)
    packer.append(provenanceOf: secondaryCodes)
    packer.append(provenanceOf: products)
    packer.append(provenanceOf: technologies)
    packer.append(provenanceOf: businessScope)
    packer.append(titles)
    packer.append(revenue)
    packer.append(taxPaid)
    packer.append(netAssets)
    packer.append(growth)
    packer.append(rdShare)
    packer.append(headcount)
    packer.append(exportShare)
    packer.append(exportPort)
    packer.append(markets)
    packer.append(suppliers)
    packer.append(provenanceOf: mainInputs)
    packer.append(provenanceOf: customers)
    packer.append(leaseEnd)
    packer.append(preferredRegions)
    packer.append(excludedRegions)
    packer.append(expansionIntent)
    packer.append(wage)
    packer.append(standingChecks)
    packer.append(ties)
    packer.append(engagements)
  }

  /// A packed firm with what its business says.
  init(from unpacker: inout Unpacker, _ business: Business) {
    self.init(
      id: Int64(from: &unpacker),
      name: String(from: &unpacker),
      creditCode: (unpacker.optional() as String?).flatMap { CreditCode($0) },
      isLocal: Bool(from: &unpacker),
      place: unpacker.fact(),
      mainCode: unpacker.fact(business.key.mainCode),
      secondaryCodes: unpacker.fact(business.key.secondaryCodes),
      inferredCodes: business.key.inferredCodes,
      products: unpacker.fact(business.key.products),
      technologies: unpacker.fact(business.key.technologies),
      businessScope: unpacker.fact(business.key.businessScope),
      titles: unpacker.fact(),
      revenue: unpacker.fact(),
      taxPaid: unpacker.fact(),
      netAssets: unpacker.fact(),
      growth: unpacker.fact(),
      rdShare: unpacker.fact(),
      headcount: unpacker.fact(),
      exportShare: unpacker.fact(),
      exportPort: unpacker.fact(),
      markets: unpacker.fact(),
      suppliers: unpacker.fact(),
      mainInputs: unpacker.fact(business.key.mainInputs),
      customers: unpacker.fact(business.key.customers),
      leaseEnd: unpacker.fact(),
      preferredRegions: unpacker.fact(),
      excludedRegions: unpacker.fact(),
      expansionIntent: unpacker.fact(),
      wage: unpacker.fact(),
      standingChecks: unpacker.list(),
      ties: unpacker.list(),
      engagements: unpacker.list())
  }
}

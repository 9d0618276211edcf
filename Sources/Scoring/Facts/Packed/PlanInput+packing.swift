import Domain

extension PlanInput: Packable {
  /// In the order of its fields.
  func pack(into packer: inout Packer) {
    id.pack(into: &packer)
    firm.pack(into: &packer)
    name.pack(into: &packer)
    content.pack(into: &packer)
    packer.append(code)
    packer.append(landingMode)
    packer.append(totalInvestment)
    packer.append(fixedInvestment)
    packer.append(ownFundsShare)
    packer.append(fundsProof)
    packer.append(output)
    packer.append(tax)
    packer.append(newLocalJobs)
    packer.append(skills)
    packer.append(land)
    packer.append(plant)
    packer.append(clearHeight)
    packer.append(floorLoad)
    packer.append(groundFloor)
    packer.append(crane)
    packer.append(fireClass)
    packer.append(power)
    packer.append(water)
    packer.append(sewage)
    packer.append(gas)
    packer.append(steam)
    packer.append(energyTce)
    packer.append(electricity)
    packer.append(cod)
    packer.append(ammonia)
    packer.append(phosphorus)
    packer.append(processWastewater)
    packer.append(processes)
    packer.append(hazards)
    packer.append(secondHandEquipment)
    packer.append(wantedStart)
    packer.append(asks)
  }

  init(from unpacker: inout Unpacker) {
    self.init(
      id: Int64(from: &unpacker),
      firm: Int64(from: &unpacker),
      name: String(from: &unpacker),
      content: String(from: &unpacker),
      code: unpacker.fact(),
      landingMode: unpacker.fact(),
      totalInvestment: unpacker.fact(),
      fixedInvestment: unpacker.fact(),
      ownFundsShare: unpacker.fact(),
      fundsProof: unpacker.fact(),
      output: unpacker.fact(),
      tax: unpacker.fact(),
      newLocalJobs: unpacker.fact(),
      skills: unpacker.fact(),
      land: unpacker.fact(),
      plant: unpacker.fact(),
      clearHeight: unpacker.fact(),
      floorLoad: unpacker.fact(),
      groundFloor: unpacker.fact(),
      crane: unpacker.fact(),
      fireClass: unpacker.fact(),
      power: unpacker.fact(),
      water: unpacker.fact(),
      sewage: unpacker.fact(),
      gas: unpacker.fact(),
      steam: unpacker.fact(),
      energyTce: unpacker.fact(),
      electricity: unpacker.fact(),
      cod: unpacker.fact(),
      ammonia: unpacker.fact(),
      phosphorus: unpacker.fact(),
      processWastewater: unpacker.fact(),
      processes: unpacker.fact(),
      hazards: unpacker.fact(),
      secondHandEquipment: unpacker.fact(),
      wantedStart: unpacker.fact(),
      asks: unpacker.fact())
  }
}

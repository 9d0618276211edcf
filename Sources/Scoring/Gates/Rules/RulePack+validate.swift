internal import Domain

extension RulePack {
  /// Refuses a pack that could not be judged with; to be called whenever one is read.
  ///
  /// - Throws: ``RulePackProblem`` naming the first offending row.
  package func validate() throws {
    func check(_ holds: Bool, _ row: String, _ reason: @autoclosure () -> String) throws {
      if !holds { throw RulePackProblem(pack: "\(id) \(version)", row: row, reason: reason()) }
    }
    try check(!id.isEmpty, "id", "is empty")
    try check(!version.isEmpty, "version", "is empty")
    for (index, source) in sources.enumerated() {
      try check(
        !source.id.isEmpty && !source.title.isEmpty, "sources[\(index)]", "has no id or no title")
      try check(
        !sources[..<index].contains { $0.id == source.id }, "sources[\(source.id)]", "stands there twice")
      try check(
        source.status != .published || source.date != nil, "sources[\(source.id)]",
        "is a published paper, but has no date")
    }
    let known = Set(sources.map(\.id))
    func cited(_ source: String, _ row: String) throws {
      try check(known.contains(source), "\(row).source", "is \"\(source)\", but no source has that id")
    }
    // One character says too little to be looked for.
    func worded(_ words: [String], _ row: String) throws {
      for word in words {
        try check(word.unicodeScalars.count >= 2, row, "has the word \"\(word)\", but a word needs two characters")
      }
    }
    for gate in citations {
      try cited(gate.source, "gates.\(gate.gate.key)")
      try check(!gate.clause.isEmpty, "gates.\(gate.gate.key).clause", "is empty")
      try check(!gate.departments.isEmpty, "gates.\(gate.gate.key).departments", "names nobody who answers")
    }
    for list in gates.industryAdmission.lists + [gates.energy.highEnergyList] {
      let path = "lists[\(list.id)]"
      try cited(list.source, path)
      try check(!list.department.isEmpty, path, "names no department")
      for zone in list.zones where zone != "*" {
        try check(
          QinlingZone(rawValue: zone) != nil, "\(path).zones",
          "has \"\(zone)\", but must be one of *, \(QinlingZone.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      try check(!list.zones.isEmpty, "\(path).zones", "is empty; * stands for every zone")
      try check(list.loaded || list.rows.isEmpty, path, "has rows, but is not marked as loaded")
      for (index, row) in list.rows.enumerated() {
        let path = "\(path).rows[\(row.id)]"
        try check(!list.rows[..<index].contains { $0.id == row.id }, path, "stands there twice")
        try check(!row.codes.isEmpty || !row.words.isEmpty, path, "names neither a code nor a word")
        try worded(row.words, path)
        try check(
          row.codes.allSatisfy { $0.level != .section }, path, "names a section letter, but needs a numeric code")
        try check(!row.clause.isEmpty && !row.condition.isEmpty, path, "has no clause or no condition")
        try check(row.to.map { row.from <= $0 } ?? true, path, "ends before it begins")
      }
    }
    for trade in trades {
      let path = "trades[\(trade.name)]"
      try cited(trade.source, path)
      try check(!trade.codes.isEmpty, path, "names no code")
      try check(trade.weight != .other, path, "is other, which every unnamed trade is")
      try worded(trade.words, path)
    }
    try worded(gates.pollutantTotal.heavyProcesses, "gates.pollutant_total.heavy_processes")
    try worded(gates.pollutantTotal.processWaterProcesses, "gates.pollutant_total.process_water_processes")
    for mark in gates.safety.marks { try worded(mark.words, "gates.safety.marks[\(mark.hazard.rawValue)]") }
    try validateNumbers(check)
  }

  private func validateNumbers(_ check: (Bool, String, @autoclosure () -> String) throws -> Void) throws {
    func positive(_ value: Int64, _ row: String) throws { try check(value > 0, row, "must be positive") }
    try positive(gates.yangtze.bankDistanceMetres, "gates.yangtze.bank_distance_m")
    try positive(gates.energy.tceLine.milli, "gates.energy.tce_line")
    try positive(gates.energy.electricityLine.milli, "gates.energy.electricity_line_wan_kwh")
    try positive(gates.energy.tcePerWanKwh.milli, "gates.energy.tce_per_wan_kwh")
    for (rule, name) in [(gates.investmentIntensity, "investment_intensity"), (gates.taxIntensity, "tax_intensity")] {
      try positive(rule.lineYuanPerMu, "gates.\(name).line_yuan_per_mu")
      try positive(rule.squareMetresPerMu.milli, "gates.\(name).square_metres_per_mu")
      if let share = rule.fixedShareFloor {
        try check((1...1000).contains(share.milli), "gates.\(name).fixed_share_floor", "must lie above 0 and up to 1")
      }
      try check(
        rule.mode == .reference || source(rule.source)?.status == .published, "gates.\(name).mode",
        "is binding, but a line without a published paper is a reference only")
    }
    try check(gates.pollutantTotal.pollutants.count == 3, "gates.pollutant_total.pollutants", "must name COD, 氨氮, 总磷")
    try check(gates.window.toleranceMonths >= 0, "gates.window.tolerance_months", "must not be negative")
    try check(
      !gates.standing.requiredSubjects.isEmpty, "gates.standing.required_subjects", "names nobody to look up")
    for mode in gates.capacity.required.keys.sorted() {
      try check(LandingMode(rawValue: mode) != nil, "gates.capacity.required.\(mode)", "is no 落地方式")
    }
  }

  private var citations: [(gate: GateName, clause: String, source: String, departments: [String])] {
    GateCatalogue.all.filter { $0.name != .excludedRegion || gates.excludedRegion != nil }.map { gate in
      let cited = gate.cited(gates)
      return (gate.name, cited.clause, cited.source, cited.departments)
    }
  }
}

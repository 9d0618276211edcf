internal import Domain

extension GateContext {
  /// The explanation of a verdict of this context for the firm and plan it was given for.
  public func explain(_ gate: GateName, _ verdict: GateVerdict, firm: FirmInput, plan: PlanInput?) -> GateResult {
    let ruling = rulings.ruling(gate, firm: firm.id, plan: plan?.id ?? 0)
    return result(gate, verdict, ruling) { words(gate, verdict, GateSubject(firm: firm, plan: plan)) }
  }

  /// All ten gates explained, in the order of ``pairGates``, for verdicts in the same order.
  public func explain(_ verdicts: [GateVerdict], firm: FirmInput, plan: PlanInput?) -> [GateResult] {
    zip(GateContext.pairGates, verdicts).map { explain($0, $1, firm: firm, plan: plan) }
  }

  /// The need's own gate explained.
  public func explainSite() -> GateResult {
    let verdict = siteVerdict()
    return result(.siteLawful, verdict, rulings.rulingOfNeed(.siteLawful)) { SiteLawfulGate.words(verdict, self) }
  }

  private func result(
    _ gate: GateName, _ verdict: GateVerdict, _ ruling: RulingInput?, _ words: () -> GateWords
  ) -> GateResult {
    var words: GateWords =
      switch verdict.reason {
      case .ruledMet, .ruledConditional, .ruledRefused:
        ruling.map(RulingWords.of) ?? words()
      default: words()
      }
    if verdict.verdict == .pass || verdict.verdict == .notApplicable {
      words.gap = nil
      words.whoAnswers = []
    }
    return GateResult(
      rule: gate, verdict: verdict.verdict, origin: verdict.origin, text: words.text,
      clause: "\(words.clause)〔规则\(rules.pack.version)〕", gap: words.gap, whoAnswers: words.whoAnswers,
      facts: words.facts)
  }

  private func words(_ gate: GateName, _ verdict: GateVerdict, _ subject: GateSubject) -> GateWords {
    switch gate {
    case .industryAdmission: IndustryAdmissionGate.words(verdict, subject, self)
    case .yangtze: YangtzeGate.words(verdict, subject, self)
    case .pollutantTotal: PollutantTotalGate.words(verdict, subject, self)
    case .energy: EnergyGate.words(verdict, subject, self)
    case .safety: SafetyGate.words(verdict, subject, self)
    case .investmentIntensity: InvestmentIntensityGate.words(verdict, subject, self)
    case .taxIntensity: TaxIntensityGate.words(verdict, subject, self)
    case .capacity: CapacityGate.words(verdict, subject, self)
    case .standing: StandingGate.words(verdict, subject, self)
    case .window: WindowGate.words(verdict, subject, self)
    case .siteLawful: SiteLawfulGate.words(verdict, self)
    }
  }
}

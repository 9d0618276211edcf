package import Domain

/// Records that a firm was looked up in the public registers.
package struct CheckRegisters: Sendable {
  let firms: KeepRecords<EnterpriseField>
  let standings: KeepRecords<StandingField>

  /// What was looked up and found.
  package struct Request: Sendable, Hashable {
    /// What was found: the code of a state.
    package var state: String
    /// The codes of the registers; all when none is named.
    package var registers: [String]
    /// Who was looked up: the code of a subject.
    package var subject: String
    /// The day of the look-up; today when nothing is said.
    package var checkedOn: String?

    package init(state: String, registers: [String] = [], subject: String = "firm", checkedOn: String? = nil) {
      self.state = state
      self.registers = registers
      self.subject = subject
      self.checkedOn = checkedOn
    }
  }

  /// Where a look-up's facts come from when nothing else is said: the register, documented.
  package static let evidence = EvidenceInput(kind: .register, grade: .documented)

  /// Records one standing a register, all in one change, of the firm that `words` name.
  ///
  /// Throws `ServiceError` `enterprise_not_found`, `enterprise_ambiguous`, `invalid_record`.
  package func callAsFunction(
    _ words: String, _ request: Request, evidence: EvidenceInput, today: CalendarDate, invocation: Invocation
  ) async throws -> [RecordReceipt<StandingField>] {
    let firm = try await firms.show(words, invocation: invocation).stored.id
    let registers = request.registers.isEmpty ? StandingList.allCases.map(\.rawValue) : request.registers
    let rows = registers.map { name -> [String: InputValue] in
      [
        StandingField.enterprise.name: .number("\(firm)"), StandingField.register.name: .text(name),
        StandingField.subject.name: .text(request.subject), StandingField.state.name: .text(request.state),
        StandingField.checkedOn.name: .text(request.checkedOn ?? today.description),
      ]
    }
    return try await standings.add(rows, evidence: evidence, today: today, invocation: invocation)
  }
}

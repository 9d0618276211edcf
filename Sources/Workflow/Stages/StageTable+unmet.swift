import Domain

extension StageTable {
  /// The demands of a move that are not met; `nil` when there is no such move.
  package func unmet(from: StagePosition, to: StagePosition, _ grounds: MoveGrounds) -> [UnmetRequirement]? {
    requirements(from: from, to: to)?.compactMap { requirement in
      text(requirement, to, grounds).map { UnmetRequirement(requirement, $0) }
    }
  }

  /// What is missing; `nil` when nothing is.
  private func text(_ requirement: MoveRequirement, _ to: StagePosition, _ grounds: MoveGrounds) -> String? {
    switch requirement {
    case .plan: grounds.hasPlan ? nil : "还没有关联拟投项目,请先登记拟投项目并填入本项目的「拟投项目」。"
    case .resolution: resolution(grounds.resolution)
    case .contractAmount:
      (grounds.contractAmount?.yuan ?? 0) > 0 ? nil : "还没有合同额,请先填写合同额。"
    case .contractEvidence: evidence(grounds.contractEvidence)
    case .legalReview: review(.legal, grounds)
    case .fairCompetitionReview: review(.fairCompetition, grounds)
    case .formalities: formalities(grounds.formalities)
    case .reason: reason(to.exit, grounds)
    case .paper: paper(grounds)
    }
  }

  private func resolution(_ resolution: Resolution?) -> String? {
    switch resolution {
    case .passed, .conditional: nil
    case .none: "还没有联审决议,请先提交联席会审查。"
    case .some(let other): "最近一次联审决议为「\(other.label)」,须重新上会并取得「通过」或「附条件通过」。"
    }
  }

  private func evidence(_ evidence: SigningEvidence?) -> String? {
    switch evidence {
    case .agreement: nil
    case .none: "还没有写明合同额依据;签约须以协议为准,框架协议、意向书不算签约。"
    case .some(let other): "合同额依据为「\(other.label)」;签约须以协议为准,框架协议、意向书不算签约。"
    }
  }

  private func review(_ check: AgreementCheck, _ grounds: MoveGrounds) -> String? {
    switch grounds.reviews[check] {
    case .passed: nil
    case .none: "协议还没有\(check.label),请先登记协议审查(agreement_review):审查单位、文号、日期和结论。"
    case .some(let other): "协议的\(check.label)结论为「\(other.label)」,须重新审查并通过。"
    }
  }

  private func paper(_ grounds: MoveGrounds) -> String? {
    if StageTable.isBlank(grounds.paper) { return "须写明依据文件(文号或文件种类)。" }
    return grounds.isPaper ? nil : "「\(grounds.paper ?? "")」不是文件,须写明文号或文件种类(如 施工许可证、验收意见、现场影像)。"
  }

  private func formalities(_ states: [String: FormalityState]) -> String? {
    let open = formalities.filter { states[$0] == .open }
    let undecided = formalities.filter { [.undecided, nil].contains(states[$0]) }
    var parts: [String] = []
    if !open.isEmpty { parts.append("尚未办结:\(open.joined(separator: "、"))") }
    if !undecided.isEmpty { parts.append("未确定是否需办:\(undecided.joined(separator: "、"))") }
    return parts.isEmpty ? nil : parts.joined(separator: ";") + "。请在手续(formality)中逐项登记。"
  }

  private func reason(_ exit: StageExit?, _ grounds: MoveGrounds) -> String? {
    guard let exit else { return StageTable.isBlank(grounds.reason) ? "须写明原因。" : nil }
    let fitting = reasons.filter { $0.exits.contains(exit) }
    guard let reason = fitting.first(where: { $0.code == grounds.reason }) else {
      let listed = fitting.map { "\($0.label)(\($0.code))" }.joined(separator: "、")
      return "「\(exit.label)」的原因可选:\(listed)。"
    }
    return reason.needsNote && StageTable.isBlank(grounds.note) ? "原因为「\(reason.label)」时须另写说明。" : nil
  }

  private static func isBlank(_ text: String?) -> Bool { text?.allSatisfy(\.isWhitespace) ?? true }
}

import Domain

/// 产业准入: the lists of the need's zone and 产业结构调整指导目录.
///
/// Parameters: `gates.industry_admission` of the rule pack (lists with rows of classes, words, treatment and clause, and
/// the question about relocated equipment). Clause: of the row that is hit. 禁止 fails and cannot be cleared; 限制 and
/// 先行认定 are unknown until ruled on; not listed passes only when every list of the zone is entered, else the rule is
/// absent. Who answers: 发改局, 自然资源局, 工信部门; the firm for its code and its equipment.
enum IndustryAdmissionGate: Gate {
  static let name = GateName.industryAdmission
  static let refusesPlanless = true

  static func cited(_ gates: GateRules) -> any CitedRules { gates.industryAdmission }

  static func judge(_ pair: GatePair, _ context: GateContext) -> GateVerdict {
    let code = pair.code
    guard code != CodeIndex.none else { return .missing(.missingCode) }
    let rules = context.rules
    var worst: (severity: Int, row: UInt16)?
    func meet(_ number: UInt16) {
      guard context.activeRows[Int(number)] else { return }
      let severity = severity(rules.rows[Int(number)].row.treatment)
      if severity > (worst?.severity ?? 0) { worst = (severity, number) }
    }
    for number in rules.rows(of: code) { meet(number) }
    if pair.hasHits {
      for (number, row) in rules.rows.enumerated() {
        if let group = row.group, context.columns.hit(group, pair), rules.row(row, concerns: code) {
          meet(UInt16(number))
        }
      }
    }
    if pair.isInferred, worst != nil || context.listsComplete { return .missing(.inferredCode) }
    if let worst {
      switch rules.rows[Int(worst.row)].row.treatment {
      case .prohibited: return .fail(.prohibitedRow, detail: worst.row)
      case .restricted: return .pending(.restrictedRow, detail: worst.row)
      case .ask: return .pending(.askedRow, detail: worst.row)
      case .allowed: break
      }
    }
    if pair.plan.exists, rules.has(.relocated, code) {
      switch context.site.known(pair.plan.secondHandEquipment) {
      case nil: return .missing(.equipmentUnknown)
      case 1: return .pending(.equipmentMoved)
      default: break
      }
    }
    if let worst, rules.rows[Int(worst.row)].row.treatment == .allowed { return .pass(detail: worst.row) }
    return context.listsComplete ? .pass() : .absent(.listAbsent)
  }

  static func explain(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords {
    let rule = context.gates.industryAdmission
    let facts = subject.codeFacts
    let row: RuleIndex.Row? =
      switch verdict.reason {
      case .prohibitedRow, .restrictedRow, .askedRow: context.rules.rows[Int(verdict.detail)]
      default: nil
      }
    if let row {
      let clause = "《\(row.list.title)》\(row.row.clause)"
      switch row.row.treatment {
      case .prohibited:
        return GateWords(
          "属\(row.list.title)禁止类:\(row.row.condition)", clause: clause, gap: .absolute, who: [row.list.department],
          facts: facts)
      default:
        return GateWords(
          "属\(row.list.title)所列情形:\(row.row.condition),待\(row.list.department)认定", clause: clause,
          gap: GateGap(text: "取得\(row.list.department)书面认定"), who: [row.list.department], facts: facts)
      }
    }
    switch verdict.reason {
    case .missingCode:
      return GateWords(
        "行业代码未填报,无法对照准入清单", gap: GateGap(text: "补充国民经济行业代码"), who: ["企业"])
    case .inferredCode:
      return GateWords(
        "行业代码系按主营产品推断,须企业确认后再对照准入清单", gap: GateGap(text: "确认国民经济行业代码"),
        who: ["企业"], facts: facts)
    case .equipmentUnknown:
      return GateWords(
        "未说明\(rule.relocatedEquipment.question)", clause: "《产业结构调整指导目录》(按设备型号认定)",
        gap: GateGap(text: "说明设备来源及型号"), who: ["企业"], facts: facts)
    case .equipmentMoved:
      return GateWords(
        "拟迁入外地旧设备,须按设备型号对照淘汰类目录,待\(rule.relocatedEquipment.department)认定",
        clause: "《产业结构调整指导目录》(按设备型号认定)", gap: GateGap(text: "取得\(rule.relocatedEquipment.department)设备认定意见"),
        who: [rule.relocatedEquipment.department], facts: facts)
    case .listAbsent:
      return GateWords(
        "未列入已录入的受限清单;县级准入清单尚未录入,暂不能认定为符合", who: rule.departments, facts: facts)
    default:
      return GateWords("未列入禁止、限制清单", facts: facts)
    }
  }

  private static func severity(_ treatment: AdmissionRow.Treatment) -> Int {
    switch treatment {
    case .allowed: 1
    case .ask: 2
    case .restricted: 3
    case .prohibited: 4
    }
  }
}

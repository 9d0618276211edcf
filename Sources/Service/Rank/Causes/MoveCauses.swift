import Domain
package import Scoring

/// What changed between two scenes, and which of it bears on a pair.
package struct MoveCauses: Sendable {
  /// One difference with what it is about.
  struct Change: Sendable {
    let entity: Entity
    let id: Int64
    /// The records it referred to, then or now.
    let references: [Entity: Set<Int64>]
    let field: String?
    /// The gate a ruling is on.
    let gate: String?
    let fact: ChangedFact
  }

  let then: Scene
  let now: Scene
  let changes: [Change]

  /// The criteria and gates that say otherwise of a pair: a criterion where its own value changed, else where what it adds
  /// did.
  package static func lines(_ before: Match?, _ after: Match?) -> [MovedLine] {
    let moved = Moved(before, after)
    return moved.criteria.map { key, pair in
      MovedLine(
        key: key, label: (pair.1 ?? pair.0)?.label ?? key,
        before: pair.0.flatMap { $0.applicable ? $0.contribution.text : nil },
        after: pair.1.flatMap { $0.applicable ? $0.contribution.text : nil })
    }
      + moved.gates.map { gate, pair in
        MovedLine(key: gate.key, label: gate.label, before: pair.0?.verdict.label, after: pair.1?.verdict.label)
      }
  }

  /// The differences that bear on the pair of a firm and a need, explained in both scenes; those that the criteria and gates
  /// which moved rest on, and where none of them is named there all that are about the pair.
  package func facts(firm: Int64, need: Int64, from before: Match?, to after: Match?) -> [ChangedFact] {
    let subject = Subject(firm: firm, need: need, then, now)
    let about = changes.filter(subject.isMeant)
    let read = Moved(before, after).read
    let named = about.filter { change in isRead(change, read) }
    return (named.isEmpty ? about : named).map(\.fact)
  }

  private func isRead(_ change: Change, _ read: Set<String>) -> Bool {
    if let gate = change.gate { return read.contains(gate) }
    switch change.entity {
    case .hold, .ledger, .zone, .building, .park, .need, .link: return true
    default: break
    }
    guard let field = change.field else { return change.entity != .standing || read.contains("standing") }
    return read.contains { $0 == field || (field.hasPrefix($0) || field.contains("_" + $0)) }
  }

  /// Which lines of a pair moved.
  private struct Moved {
    var criteria: [(String, (Contribution?, Contribution?))] = []
    var gates: [(GateName, (GateResult?, GateResult?))] = []

    init(_ before: Match?, _ after: Match?) {
      func lines(_ match: Match?) -> [String: Contribution] {
        Dictionary(
          (match?.sides.flatMap(\.contributions) ?? []).map { ($0.criterion, $0) },
          uniquingKeysWith: { first, _ in first })
      }
      let (old, new) = (lines(before), lines(after))
      var weighed: [(String, (Contribution?, Contribution?))] = []
      for criterion in CriterionName.allCases {
        let (was, now) = (old[criterion.key], new[criterion.key])
        if was?.value != now?.value || was?.applicable != now?.applicable {
          criteria.append((criterion.key, (was, now)))
        }
        if was?.contribution != now?.contribution { weighed.append((criterion.key, (was, now))) }
      }
      if criteria.isEmpty { criteria = weighed }
      func verdicts(_ match: Match?) -> [GateName: GateResult] {
        Dictionary((match?.gates ?? []).map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
      }
      let (then, today) = (verdicts(before), verdicts(after))
      for gate in GateName.allCases where then[gate]?.verdict != today[gate]?.verdict {
        gates.append((gate, (then[gate], today[gate])))
      }
    }

    /// The names of the facts they rest on, and of the gates and criteria themselves.
    var read: Set<String> {
      let facts =
        criteria.flatMap { [$0.1.0, $0.1.1].compactMap(\.self).flatMap(\.facts) }
        + gates.flatMap { [$0.1.0, $0.1.1].compactMap(\.self).flatMap(\.facts) }
      return Set(facts.map { $0.field.hasSuffix("_offered") ? String($0.field.dropLast(8)) : $0.field })
        .union(criteria.map(\.0)).union(gates.map(\.0.key))
    }
  }

  /// The records a pair is made of, in either scene.
  private struct Subject {
    let firm: Int64
    let need: Int64
    let plans: Set<Int64>
    let people: Set<Int64>
    let parks: Set<Int64>
    let zones: Set<Int64>

    init(firm: Int64, need: Int64, _ then: Scene, _ now: Scene) {
      self.firm = firm
      self.need = need
      let snapshots = [then.snapshot, now.snapshot]
      plans = Set(snapshots.flatMap { $0.plans(of: firm).map(\.id) })
      people = Set(snapshots.flatMap { $0.firm(firm)?.ties.map(\.person) ?? [] })
      let needs = snapshots.compactMap { $0.need(need) }
      parks = Set(needs.map(\.park))
      zones = Set(needs.compactMap(\.zone))
    }

    func isMeant(_ change: Change) -> Bool {
      /// Whether it refers to none of this kind, or to one of these.
      func meets(_ entity: Entity, _ ids: Set<Int64>) -> Bool {
        guard let named = change.references[entity] else { return true }
        return !named.isDisjoint(with: ids)
      }
      switch change.entity {
      case .enterprise: return change.id == firm
      case .plan, .tie, .standing, .engagement: return meets(.enterprise, [firm])
      case .person: return people.contains(change.id)
      case .ruling: return meets(.enterprise, [firm]) && meets(.plan, plans) && meets(.need, [need])
      case .need: return change.id == need
      case .zone: return zones.isEmpty ? meets(.park, parks) : zones.contains(change.id)
      case .ledger, .hold, .building: return zones.isEmpty || meets(.zone, zones)
      case .park: return parks.contains(change.id)
      default: return true
      }
    }
  }
}

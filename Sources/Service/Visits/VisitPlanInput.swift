/// A visit with its firms and stops as a face hands it in: `{title, direction, starts_on, …, parties: [{enterprise, …}],
/// stops: [{day, from_time, to_time, site, …}], evidence?}`. Whatever refers to another record may be written by its id,
/// code or name, as `enterprise` or `enterprise_id`.
package struct VisitPlanInput: Sendable, Decodable {
  /// The fields of the visit.
  package var visit: [String: InputValue]
  /// The fields of each party.
  package var parties: [[String: InputValue]]
  /// The fields of each stop.
  package var stops: [[String: InputValue]]
  /// Where the facts come from.
  package var evidence: EvidenceInput

  /// A visit with its firms and stops.
  package init(
    visit: [String: InputValue], parties: [[String: InputValue]] = [], stops: [[String: InputValue]] = [],
    evidence: EvidenceInput = EvidenceInput()
  ) {
    self.visit = visit
    self.parties = parties
    self.stops = stops
    self.evidence = evidence
  }

  /// Reads the JSON of a request or file.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FieldKey.self)
    self.init(visit: [:])
    for key in container.allKeys {
      switch key.stringValue {
      case "parties": parties = try container.decode([[String: InputValue]].self, forKey: key)
      case "stops": stops = try container.decode([[String: InputValue]].self, forKey: key)
      case "evidence": evidence = try container.decode(EvidenceInput.self, forKey: key)
      default: visit[key.stringValue] = try container.decode(InputValue.self, forKey: key)
      }
    }
  }
}

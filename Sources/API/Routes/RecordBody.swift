import Service

/// The body of a create or change: fields under their names, and `evidence` saying where they come from.
struct RecordBody: Decodable {
  /// What is given for each field.
  let values: [String: InputValue]
  /// Where the facts come from; typed in by staff today when nothing is said.
  let evidence: EvidenceInput

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: FieldKey.self)
    var values: [String: InputValue] = [:]
    var evidence = EvidenceInput()
    for key in container.allKeys {
      if key.stringValue == "evidence" {
        evidence = try container.decode(EvidenceInput.self, forKey: key)
      } else {
        values[key.stringValue] = try container.decode(InputValue.self, forKey: key)
      }
    }
    self.values = values
    self.evidence = evidence
  }
}

package import Domain

/// The minutes of a visit as a face hands them in: `{topics, consensus?, differences?, minutes_on?, minutes_by?, grade?,
/// answers: [{enterprise | plan, field, value}], plans: [{enterprise, name, …}], next_steps: [{title, owner, due_on, …}], asks: [{enterprise, ask, …}]}`.
package struct MinutesInput: Sendable, Decodable {
  /// What was talked about.
  package var topics: String
  /// What both sides agree on.
  package var consensus: String?
  /// What they do not agree on.
  package var differences: String?
  /// The day of the minutes; today when nothing is said.
  package var minutesOn: CalendarDate?
  /// Who wrote them; the actor when nothing is said.
  package var minutesBy: String?
  /// How far what the firms said is credited; 口头 when nothing is said.
  package var grade: EvidenceGrade
  package var answers: [Answer]
  /// The fields of each plan that was told of for the first time.
  package var plans: [[String: InputValue]]
  /// The fields of each follow-up.
  package var nextSteps: [[String: InputValue]]
  /// The fields of each ask.
  package var asks: [[String: InputValue]]

  /// One fact that was told.
  package struct Answer: Sendable, Decodable {
    /// The firm it is about, by id, code or name.
    package var enterprise: InputValue?
    /// The plan it is about, by id or name.
    package var plan: InputValue?
    /// The field, by name or label.
    package var field: String
    package var value: InputValue

    /// One fact that was told.
    package init(enterprise: InputValue? = nil, plan: InputValue? = nil, field: String, value: InputValue) {
      self.enterprise = enterprise
      self.plan = plan
      self.field = field
      self.value = value
    }
  }

  /// The minutes of a visit.
  package init(
    topics: String, consensus: String? = nil, differences: String? = nil, minutesOn: CalendarDate? = nil,
    minutesBy: String? = nil, grade: EvidenceGrade = .oral, answers: [Answer] = [],
    plans: [[String: InputValue]] = [], nextSteps: [[String: InputValue]] = [], asks: [[String: InputValue]] = []
  ) {
    self.topics = topics
    self.consensus = consensus
    self.differences = differences
    self.minutesOn = minutesOn
    self.minutesBy = minutesBy
    self.grade = grade
    self.answers = answers
    self.plans = plans
    self.nextSteps = nextSteps
    self.asks = asks
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case topics, consensus, differences, grade, answers, plans, asks
    case minutesOn = "minutes_on"
    case minutesBy = "minutes_by"
    case nextSteps = "next_steps"
  }

  /// Reads the JSON of a request or file; a member that minutes do not have is refused.
  package init(from decoder: any Decoder) throws {
    for key in try decoder.container(keyedBy: FieldKey.self).allKeys
    where CodingKeys(stringValue: key.stringValue) == nil {
      throw DecodingError.dataCorrupted(.init(codingPath: [key], debugDescription: "no such member"))
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      topics: try container.decodeIfPresent(String.self, forKey: .topics) ?? "",
      consensus: try container.decodeIfPresent(String.self, forKey: .consensus),
      differences: try container.decodeIfPresent(String.self, forKey: .differences),
      minutesOn: try container.decodeIfPresent(CalendarDate.self, forKey: .minutesOn),
      minutesBy: try container.decodeIfPresent(String.self, forKey: .minutesBy),
      grade: try container.decodeIfPresent(EvidenceGrade.self, forKey: .grade) ?? .oral,
      answers: try container.decodeIfPresent([Answer].self, forKey: .answers) ?? [],
      plans: try container.decodeIfPresent([[String: InputValue]].self, forKey: .plans) ?? [],
      nextSteps: try container.decodeIfPresent([[String: InputValue]].self, forKey: .nextSteps) ?? [],
      asks: try container.decodeIfPresent([[String: InputValue]].self, forKey: .asks) ?? [])
  }
}

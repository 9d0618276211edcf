package import Domain

/// The sheets of a review session, one a project.
package struct ReviewSheets: Sendable, Encodable {
  /// The session's number in the records.
  package let id: Int64
  /// The session's number: 2025年第1次.
  package let code: String
  /// When it is held.
  package let heldOn: CalendarDate
  package let place: String?
  package let chair: String?
  /// The working day by which the sheets are ready.
  package let readyBy: CalendarDate
  /// The day the sheets were drawn.
  package let drawnOn: CalendarDate
  /// The projects in the order of the agenda.
  package let projects: [ReviewSheet]

  enum CodingKeys: String, CodingKey {
    case id, code, place, chair, projects
    case heldOn = "held_on"
    case readyBy = "ready_by"
    case drawnOn = "drawn_on"
  }
}

/// One project's sheet: what is known with its source, gates with their clause, scores of every profile, what is unknown,
/// what the firm asks, what the departments say.
package struct ReviewSheet: Sendable, Encodable {
  package let item: Int64
  /// Its place on the agenda.
  package let position: Int64
  package let opportunity: ServiceError.Candidate
  /// The project's stage on screen.
  package let stage: String
  package let officer: String?
  /// The unit in charge.
  package let unit: String?
  /// Its team on the day.
  package let team: [TeamLine]
  /// The need it answers; absent for a project the firm brings itself.
  package let need: String?
  /// The facts by section.
  package let sections: [Section]
  /// The scores, one a profile.
  package let scores: [Score]
  package let gates: [Gate]
  /// What is unknown, gates first.
  package let unknowns: [Unknown]
  /// What the firm asks.
  package let asks: [Ask]
  /// What the departments say.
  package let opinions: [Opinion]
  /// The resolution on screen, when there is one.
  package let resolution: String?
  package let paper: String?

  /// A part of the sheet.
  package struct Section: Sendable, Encodable {
    /// The word on the sheet.
    package let label: String
    package let lines: [Line]
  }

  /// A fact; without a value it is unknown.
  package struct Line: Sendable, Encodable {
    /// The word on the sheet.
    package let label: String
    /// The value on screen.
    package let value: String?
    /// Where it comes from, with its day.
    package let source: String?
  }

  /// The pair's score under a profile.
  package struct Score: Sendable, Encodable {
    package let profile: String
    /// The profile on screen.
    package let title: String
    /// The need it is held against.
    package let need: String
    /// Whether that need is only the nearest one, the project answering none.
    package let isReference: Bool
    /// Total, lowest and highest possible.
    package let score, low, high: String
    /// Coverage in per cent.
    package let coverage: Int64
    /// The band with its words.
    package let band: String
    /// The sides: 落地价值 61.20.
    package let sides: [String]

    enum CodingKeys: String, CodingKey {
      case profile, title, need, score, low, high, coverage, band, sides
      case isReference = "is_reference"
    }
  }

  package struct Gate: Sendable, Encodable {
    package let rule: String
    /// The gate on screen.
    package let label: String
    package let verdict: String
    /// The verdict on screen.
    package let verdictLabel: String
    package let text: String
    package let clause: String
    /// What is missing to a pass.
    package let gap: String?

    enum CodingKeys: String, CodingKey {
      case rule, label, verdict, text, clause, gap
      case verdictLabel = "verdict_label"
    }
  }

  /// Something nobody knows yet.
  package struct Unknown: Sendable, Encodable, Hashable {
    package let text: String
    package let who: [String]
  }

  /// Something the firm asks.
  package struct Ask: Sendable, Encodable {
    package let text: String
    /// The answer, when there is one.
    package let answer: String?
    package let owner: String?
    package let dueOn: CalendarDate?

    enum CodingKeys: String, CodingKey {
      case text, answer, owner
      case dueOn = "due_on"
    }
  }

  package struct Opinion: Sendable, Encodable {
    package let department: String
    /// Until when it was asked.
    package let dueOn: CalendarDate
    /// The stance on screen; 未答复 while there is none.
    package let stance: String
    /// Whether the term has passed without an answer.
    package let isLate: Bool
    package let text: String?
    /// When it was given.
    package let givenOn: CalendarDate?

    enum CodingKeys: String, CodingKey {
      case department, stance, text
      case dueOn = "due_on"
      case isLate = "is_late"
      case givenOn = "given_on"
    }
  }

  enum CodingKeys: String, CodingKey {
    case item, position, opportunity, stage, officer, team, need, sections, scores, gates, unknowns, asks, opinions,
      resolution
    case paper
    case unit = "responsible_unit"
  }
}

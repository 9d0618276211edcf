public import Domain

/// The sheets of a review session, one a project.
public struct ReviewSheets: Sendable, Encodable {
  /// The session's number in the records.
  public let id: Int64
  /// The session's number: 2025年第1次.
  public let code: String
  /// When it is held.
  public let heldOn: CalendarDate
  /// Where.
  public let place: String?
  /// Who presides.
  public let chair: String?
  /// The working day by which the sheets are ready.
  public let readyBy: CalendarDate
  /// The day the sheets were drawn.
  public let drawnOn: CalendarDate
  /// The projects in the order of the agenda.
  public let projects: [ReviewSheet]

  enum CodingKeys: String, CodingKey {
    case id, code, place, chair, projects
    case heldOn = "held_on"
    case readyBy = "ready_by"
    case drawnOn = "drawn_on"
  }
}

/// One project's sheet: what is known with its source, gates with their clause, scores of every profile, what is unknown,
/// what the firm asks, what the departments say.
public struct ReviewSheet: Sendable, Encodable {
  /// The item's number.
  public let item: Int64
  /// Its place on the agenda.
  public let position: Int64
  /// The project.
  public let opportunity: ServiceError.Candidate
  /// The project's stage on screen.
  public let stage: String
  /// The project's officer.
  public let officer: String?
  /// The unit in charge.
  public let unit: String?
  /// The need it answers; absent for a project the firm brings itself.
  public let need: String?
  /// The facts by section.
  public let sections: [Section]
  /// The scores, one a profile.
  public let scores: [Score]
  /// The gates.
  public let gates: [Gate]
  /// What is unknown, gates first.
  public let unknowns: [Unknown]
  /// What the firm asks.
  public let asks: [Ask]
  /// What the departments say.
  public let opinions: [Opinion]
  /// The resolution on screen, when there is one.
  public let resolution: String?
  /// The session's paper.
  public let paper: String?

  /// A part of the sheet.
  public struct Section: Sendable, Encodable {
    /// The word on the sheet.
    public let label: String
    /// Its facts.
    public let lines: [Line]
  }

  /// A fact; without a value it is unknown.
  public struct Line: Sendable, Encodable {
    /// The word on the sheet.
    public let label: String
    /// The value on screen.
    public let value: String?
    /// Where it comes from, with its day.
    public let source: String?
  }

  /// The pair's score under a profile.
  public struct Score: Sendable, Encodable {
    /// The profile's name.
    public let profile: String
    /// The profile on screen.
    public let title: String
    /// The need it is held against.
    public let need: String
    /// Whether that need is only the nearest one, the project answering none.
    public let isReference: Bool
    /// Total, lowest and highest possible.
    public let score, low, high: String
    /// Coverage in per cent.
    public let coverage: Int64
    /// The band with its words.
    public let band: String
    /// The sides: 落地价值 61.20.
    public let sides: [String]

    enum CodingKeys: String, CodingKey {
      case profile, title, need, score, low, high, coverage, band, sides
      case isReference = "is_reference"
    }
  }

  /// A gate's verdict.
  public struct Gate: Sendable, Encodable {
    /// The gate.
    public let rule: String
    /// The gate on screen.
    public let label: String
    /// The verdict.
    public let verdict: String
    /// The verdict on screen.
    public let verdictLabel: String
    /// Why.
    public let text: String
    /// The clause.
    public let clause: String
    /// What is missing to a pass.
    public let gap: String?

    enum CodingKeys: String, CodingKey {
      case rule, label, verdict, text, clause, gap
      case verdictLabel = "verdict_label"
    }
  }

  /// Something nobody knows yet.
  public struct Unknown: Sendable, Encodable, Hashable {
    /// What.
    public let text: String
    /// Who answers.
    public let who: [String]
  }

  /// Something the firm asks.
  public struct Ask: Sendable, Encodable {
    /// What.
    public let text: String
    /// The answer, when there is one.
    public let answer: String?
    /// Who answers.
    public let owner: String?
    /// Until when.
    public let dueOn: CalendarDate?

    enum CodingKeys: String, CodingKey {
      case text, answer, owner
      case dueOn = "due_on"
    }
  }

  /// A department's opinion.
  public struct Opinion: Sendable, Encodable {
    /// The department.
    public let department: String
    /// Until when it was asked.
    public let dueOn: CalendarDate
    /// The stance on screen; 未答复 while there is none.
    public let stance: String
    /// Whether the term has passed without an answer.
    public let isLate: Bool
    /// What it says.
    public let text: String?
    /// When it was given.
    public let givenOn: CalendarDate?

    enum CodingKeys: String, CodingKey {
      case department, stance, text
      case dueOn = "due_on"
      case isLate = "is_late"
      case givenOn = "given_on"
    }
  }

  enum CodingKeys: String, CodingKey {
    case item, position, opportunity, stage, officer, need, sections, scores, gates, unknowns, asks, opinions,
      resolution
    case paper
    case unit = "responsible_unit"
  }
}

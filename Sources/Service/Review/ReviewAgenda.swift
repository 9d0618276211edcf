package import Domain

/// A review session with the projects on its agenda, in their order.
package struct ReviewAgenda: Sendable {
  package let session: Stored<ReviewSessionField>
  package let lines: [Line]
  /// The working day by which the sheets are ready.
  package let sheetsBy: CalendarDate
  /// The working day by which departments that are asked now answer.
  package let answersBy: CalendarDate

  /// A project on the agenda.
  package struct Line: Sendable {
    package let item: Stored<SessionItemField>
    package let project: Stored<OpportunityField>
    package let firm: String
    /// The need it answers, by code and title; `nil` for a project the firm brings itself.
    package let need: String?
    /// How many departments are asked, have answered, and are past their term.
    package let opinions: (asked: Int, given: Int, late: Int)
  }
}

/// One project on an agenda with its sheet, opinions, rulings, and what came of its resolution.
package struct ReviewItemView: Sendable {
  package let session: Stored<ReviewSessionField>
  package let item: Stored<SessionItemField>
  package let project: Stored<OpportunityField>
  /// Its place on the agenda in words.
  package let place: String
  /// The session's sheets, of this project alone.
  package let sheets: ReviewSheets
  package let opinions: [Stored<OpinionField>]
  /// The rulings on its firm, plan and need, the latest first.
  package let rulings: [Stored<RulingField>]
  /// The conditions of its resolution as follow-ups.
  package let conditions: [Stored<FollowUpField>]
  /// What the project can do after its resolution.
  package let offers: [ResolutionReceipt.Offer]
  package let departments: [String]

  package var sheet: ReviewSheet? { sheets.projects.first }
}

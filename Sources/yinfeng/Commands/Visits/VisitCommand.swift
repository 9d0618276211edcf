import ArgumentParser
import Domain

/// `yinfeng visit`
struct VisitCommand: RecordCommandGroup {
  typealias Field = VisitField
  static let configuration = group(
    "考察: visits, in both directions.",
    more: [
      PlanVisitCommand.self, ShowItineraryCommand.self, ConfirmVisitCommand.self, PostponeVisitCommand.self,
      PlanVisitAgainCommand.self, CancelVisitCommand.self, VisitPaperCommand.self, VisitMinutesCommand.self,
      VisitEffectsCommand.self, OverdueVisitsCommand.self,
    ])
}

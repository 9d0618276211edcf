import ArgumentParser
import Domain

/// What the commands are for, in the order of the day's work.
enum DayWork: String, CaseIterable {
  case records = "导入与档案"
  case ranking = "排序"
  case followThrough = "跟进"
  case visits = "考察"
  case review = "联审"
  case reports = "报表"
  case data = "数据"
  case upkeep = "维护"

  /// The commands, those of kinds of record first.
  var commands: [any ParsableCommand.Type] {
    own + Entity.catalogue.filter { DayWork.of($0.entity) == self }.map { DayWork.command(of: $0) }
  }

  /// Where the records of a kind are worked with.
  static func of(_ entity: Entity) -> DayWork {
    switch entity {
    case .opportunity, .stageMove, .ballTurn, .formality, .promise, .followUp, .progress, .signing, .arrival, .support,
      .agreementReview, .attachment, .leadClaim, .teamMember:
      .followThrough
    case .visit, .visitParty, .visitStop, .visitAsk: .visits
    case .reviewSession, .sessionItem, .opinion: .review
    case .target, .frozenMonth: .reports
    case .park, .zone, .building, .ledger, .hold, .link: .data
    default: .records
    }
  }

  private static func command<Field: RecordField>(of field: Field.Type) -> any ParsableCommand.Type {
    RecordCommands<Field>.self
  }

  private var own: [any ParsableCommand.Type] {
    switch self {
    case .records: [ImportCommand.self, ChangeCommand.self]
    case .ranking:
      [
        RankCommand.self, ExplainCommand.self, DossierCommand.self, RunsCommand.self, ProfileCommand.self,
        OutreachCommand.self,
      ]
    case .followThrough: [TodayCommand.self, DigestCommand.self, OrderCommand.self, WorkdayCommand.self]
    case .visits, .review: []
    case .reports: [ReportCommand.self]
    case .data: [IndustryCommand.self, ReferenceCommand.self, SampleCommand.self]
    case .upkeep:
      [
        DoctorCommand.self, ServeCommand.self, OwnAccountCommand.self, UserCommand.self, OrganisationCommand.self,
        AuditCommand.self,
        DatabaseCommand.self, KeysCommand.self, EvaluateCommand.self, BenchCommand.self,
      ]
    }
  }
}

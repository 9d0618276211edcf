public import Domain
import Workflow

/// What is to be done on a day: each list in the order in which it presses, with how many there are in all.
public struct TodayView: Sendable, Encodable {
  /// The Shanghai day.
  public let date: CalendarDate
  /// Whose day it is; everybody's when absent.
  public let owner: String?
  /// Open follow-ups past their due day, the longest overdue first.
  public let overdue: Section<FollowUpLine>
  /// Open follow-ups due on the day.
  public let dueToday: Section<FollowUpLine>
  /// Open follow-ups that are due next.
  public let dueSoon: Section<FollowUpLine>
  /// Open follow-ups that wait for somebody else.
  public let waiting: Section<FollowUpLine>
  /// Active projects without an open follow-up: nobody knows the next step.
  public let noNextStep: Section<ProjectLine>
  /// Active projects on which nothing happened for longer than the terms allow, the longest silence first.
  public let silent: Section<ProjectLine>
  /// Open promises past their due day.
  public let latePromises: Section<PromiseLine>
  /// Visits whose last day is past and that were neither closed nor called off.
  public let openVisits: Section<OverdueVisit>

  enum CodingKeys: String, CodingKey {
    case date, owner, overdue, waiting, silent
    case dueToday = "due_today"
    case dueSoon = "due_soon"
    case noNextStep = "no_next_step"
    case latePromises = "late_promises"
    case openVisits = "open_visits"
  }

  /// One list, cut at a length.
  public struct Section<Line: Sendable & Encodable>: Sendable, Encodable {
    /// The first of them.
    public let items: [Line]
    /// How many there are in all.
    public let total: Int

    init(_ lines: [Line], limit: Int) {
      items = Array(lines.prefix(limit))
      total = lines.count
    }
  }
}

/// A record by number and name.
public struct NamedRecord: Sendable, Encodable, Hashable {
  /// Its number.
  public let id: Int64
  /// Its name or title.
  public let name: String
}

/// An open follow-up on the list of a day.
public struct FollowUpLine: Sendable, Encodable {
  /// Its number.
  public let id: Int64
  /// What is to be done.
  public let title: String
  /// Who is to do it.
  public let owner: String
  /// Until when.
  public let dueOn: CalendarDate
  /// Whether the day lies beyond the published calendar.
  public let isProvisional: Bool
  /// Working days past the due day, 0 when it is not past.
  public let daysOverdue: Int
  /// `later`, `soon`, `today`, `overdue`, `leader` or `redList`, in words.
  public let urgency: String
  /// For whom it waits.
  public let waitingFor: String?
  /// How much it presses.
  public let priority: String
  /// Who gave the task.
  public let assignedBy: String?
  /// Its project.
  public let opportunity: NamedRecord?
  /// Its firm.
  public let enterprise: NamedRecord?
  let level: Clocks.Urgency
  let leader: String?

  enum CodingKeys: String, CodingKey {
    case id, title, owner, urgency, priority, opportunity, enterprise
    case dueOn = "due_on"
    case isProvisional = "is_provisional"
    case daysOverdue = "days_overdue"
    case waitingFor = "waiting_for"
    case assignedBy = "assigned_by"
  }
}

/// An active project on the list of a day.
public struct ProjectLine: Sendable, Encodable {
  /// Its number.
  public let id: Int64
  /// Its code.
  public let code: String
  /// Its title.
  public let title: String
  /// Its firm.
  public let enterprise: NamedRecord
  /// Its stage, in words.
  public let stage: String
  /// Whose turn it is, in words, with the department.
  public let ball: String
  /// Calendar days it has been their turn.
  public let ballDays: Int
  /// Who looks after it.
  public let officer: String?
  /// The leader in charge.
  public let leader: String?
  /// When something last happened.
  public let progressOn: CalendarDate
  /// Calendar days since then.
  public let silentDays: Int
  /// How long that is, in words.
  public let silence: String
  let level: Clocks.Silence

  enum CodingKeys: String, CodingKey {
    case id, code, title, enterprise, stage, ball, officer, leader, silence
    case ballDays = "ball_days"
    case progressOn = "progress_on"
    case silentDays = "silent_days"
  }
}

/// A promise past its due day.
public struct PromiseLine: Sendable, Encodable {
  /// Its number.
  public let id: Int64
  /// What was promised.
  public let content: String
  /// Who promised, in words.
  public let side: String
  /// Until when.
  public let dueOn: CalendarDate
  /// Who answers for it.
  public let owner: String?
  /// Its project.
  public let opportunity: NamedRecord?

  enum CodingKeys: String, CodingKey {
    case id, content, side, owner, opportunity
    case dueOn = "due_on"
  }
}

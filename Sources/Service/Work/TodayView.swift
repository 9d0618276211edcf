package import Domain
import Workflow

/// What is to be done on a day: each list in the order in which it presses, with how many there are in all.
package struct TodayView: Sendable, Encodable {
  /// The Shanghai day.
  package let date: CalendarDate
  /// Whose day it is; everybody's when absent.
  package let owner: String?
  /// The log-in of whose day it is, where they have an account.
  package let ownerLogin: String?
  /// Open follow-ups past their due day, the longest overdue first.
  package let overdue: Section<FollowUpLine>
  /// Open follow-ups due on the day.
  package let dueToday: Section<FollowUpLine>
  /// Open follow-ups that are due next.
  package let dueSoon: Section<FollowUpLine>
  /// Orders given and not receipted, within the term for it.
  package let toReceive: Section<FollowUpLine>
  /// Orders that whoever gave them has to answer, within the term for it: sent back, or told what came of them.
  package let toAnswer: Section<FollowUpLine>
  /// Open follow-ups that wait for somebody else.
  package let waiting: Section<FollowUpLine>
  /// Active projects without an open follow-up: nobody knows the next step.
  package let noNextStep: Section<ProjectLine>
  /// Active projects on which nothing happened for longer than the terms allow, the longest silence first.
  package let silent: Section<ProjectLine>
  /// Open promises past their due day.
  package let latePromises: Section<PromiseLine>
  /// Reservations of capacity that come to their end, the first to end first.
  package let dueHolds: Section<HoldLine>
  /// Visits whose last day is past and that were neither closed nor called off.
  package let openVisits: Section<OverdueVisit>
  /// The open work of those whose account lets nobody in any more; told where nobody's own day is asked for.
  package let leftBehind: Section<LeftBehindLine>

  enum CodingKeys: String, CodingKey {
    case date, owner, overdue, waiting, silent
    case dueToday = "due_today"
    case dueSoon = "due_soon"
    case noNextStep = "no_next_step"
    case latePromises = "late_promises"
    case dueHolds = "due_holds"
    case openVisits = "open_visits"
    case ownerLogin = "owner_login"
    case toReceive = "to_receive"
    case toAnswer = "to_answer"
    case leftBehind = "left_behind"
  }

  /// One list, cut at a length.
  package struct Section<Line: Sendable & Encodable>: Sendable, Encodable {
    /// The first of them.
    package let items: [Line]
    /// How many there are in all.
    package let total: Int

    init(_ lines: [Line], limit: Int) {
      items = Array(lines.prefix(limit))
      total = lines.count
    }
  }
}

/// A record by number and name.
package struct NamedRecord: Sendable, Encodable, Hashable {
  package let id: Int64
  /// Its name or title.
  package let name: String
}

/// An open follow-up on the list of a day.
package struct FollowUpLine: Sendable, Encodable {
  package let id: Int64
  /// The change that wrote it last.
  package let change: Int64
  /// What is to be done.
  package let title: String
  /// Who is to do it.
  package let owner: String
  /// The log-in of who is to do it, where they have an account.
  package let ownerLogin: String?
  package let dueOn: CalendarDate
  /// Whether the day lies beyond the published calendar.
  package let isProvisional: Bool
  /// Working days past the due day, 0 when it is not past.
  package let daysOverdue: Int
  /// `later`, `soon`, `today`, `overdue`, `leader` or `redList`, in words.
  package let urgency: String
  /// For whom it waits.
  package let waitingFor: String?
  /// How much it presses.
  package let priority: String
  /// Who gave the task.
  package let assignedBy: String?
  package let opportunity: NamedRecord?
  package let enterprise: NamedRecord?
  /// How far it has come as an order; absent where it is none.
  package let order: OrderLine?
  let level: Clocks.Urgency
  /// Who has to act: whoever it went to, or of an order that was answered or sent back whoever gave it.
  let holder: Worker
  /// Who is told when it was left too long: the leader in charge of the project and whoever gave the task.
  let leaders: [Worker]

  enum CodingKeys: String, CodingKey {
    case id, title, owner, urgency, priority, opportunity, enterprise, order
    case ownerLogin = "owner_login"
    case dueOn = "due_on"
    case isProvisional = "is_provisional"
    case daysOverdue = "days_overdue"
    case waitingFor = "waiting_for"
    case assignedBy = "assigned_by"
  }
}

/// How far an order has come.
package struct OrderLine: Sendable, Encodable, Hashable {
  let state: OrderState
  /// Since when it has been in the state.
  package let since: CalendarDate
  /// When it was given.
  package let orderedOn: CalendarDate?
  /// Until when the receipt, or the answer of whoever gave it, is due; absent while it is being worked on.
  package let answerDueOn: CalendarDate?
  /// Who has to act.
  package let holder: String

  enum CodingKeys: String, CodingKey {
    case state, label, since, holder
    case orderedOn = "ordered_on"
    case answerDueOn = "answer_due_on"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(state, forKey: .state)
    try container.encode(label, forKey: .label)
    try container.encode(since, forKey: .since)
    try container.encode(holder, forKey: .holder)
    try container.encodeIfPresent(orderedOn, forKey: .orderedOn)
    try container.encodeIfPresent(answerDueOn, forKey: .answerDueOn)
  }

  /// What is to be done about it, on screen.
  package var label: String {
    switch state {
    case .given: "待签收"
    case .received: "办理中"
    case .reported: "反馈待核"
    case .returned: "退回待办"
    case .finished, .withdrawn: state.label
    }
  }
}

/// An active project on the list of a day.
package struct ProjectLine: Sendable, Encodable {
  package let id: Int64
  package let code: String
  package let title: String
  package let enterprise: NamedRecord
  /// Its stage, in words.
  package let stage: String
  /// Whose turn it is, in words, with the department.
  package let ball: String
  /// Calendar days it has been their turn.
  package let ballDays: Int
  /// Who looks after it.
  package let officer: String?
  /// The leader in charge.
  package let leader: String?
  /// When something last happened.
  package let progressOn: CalendarDate
  /// Calendar days since then.
  package let silentDays: Int
  /// How long that is, in words.
  package let silence: String
  let level: Clocks.Silence
  /// Who is asked about it: the chief of its team, else who looks after it.
  let asked: Worker?

  enum CodingKeys: String, CodingKey {
    case id, code, title, enterprise, stage, ball, officer, leader, silence
    case ballDays = "ball_days"
    case progressOn = "progress_on"
    case silentDays = "silent_days"
  }
}

/// A promise past its due day.
package struct PromiseLine: Sendable, Encodable {
  package let id: Int64
  package let content: String
  /// Who promised, in words.
  package let side: String
  package let dueOn: CalendarDate
  /// Who answers for it.
  package let owner: String?
  package let opportunity: NamedRecord?
  /// Who is asked about it.
  let asked: Worker?

  enum CodingKeys: String, CodingKey {
    case id, content, side, owner, opportunity
    case dueOn = "due_on"
  }
}

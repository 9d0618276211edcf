public import Domain
import Workflow

/// What became of a project by one step of work:
/// `{id, code, title, stage, exit?, stage_since, signed_on?, officer?, ball, ball_department?, paused_on?, change?, move?}`.
/// `move` is the project's latest move; `change` is absent after a dry run.
public struct ProjectReceipt: Sendable, Encodable {
  let file: ProjectFile
  /// The change's number; it is the project's ETag.
  public let change: Int64?

  /// The project.
  public var project: Stored<OpportunityField> { file.project }
  /// The project's latest move.
  public var move: StageMoveView? { file.moves.last.flatMap(StageMoveView.init) }

  /// Writes the project as it stands now.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FieldKey.self)
    try container.encode(project.id, forKey: FieldKey("id"))
    try container.encodeIfPresent(change, forKey: FieldKey("change"))
    for field in ProjectReceipt.shown {
      let key = FieldKey(field.name)
      switch project.record[field] {
      case .text(let text): try container.encode(text, forKey: key)
      case .date(let date): try container.encode(date, forKey: key)
      default: continue
      }
    }
    try container.encodeIfPresent(move, forKey: FieldKey("move"))
  }

  /// The fields that work moves.
  public static let shown: [OpportunityField] = [
    .code, .title, .stage, .exit, .exitReason, .stageSince, .signedOn, .officer, .ball, .ballDepartment, .ballSince,
    .pausedOn, .pauseUntil, .pauseReason, .progressOn,
  ]
}

/// A recorded move as every face shows it.
public struct StageMoveView: Sendable, Encodable, Hashable {
  /// The record's number.
  public let id: Int64
  /// The change that wrote it.
  public let change: Int64
  /// Where it stood; absent when it was opened.
  public let from: PositionView?
  /// Where it went.
  public let to: PositionView
  /// The day it counts from.
  public let movedOn: CalendarDate
  /// Who moved it.
  public let actor: String
  /// Why; the code of the reason for an exit.
  public let reason: String?
  /// What else was said.
  public let note: String?
  /// The paper it rests on.
  public let paper: String?
  /// The move it takes back.
  public let undoes: Int64?

  init?(_ stored: Stored<StageMoveField>) {
    guard let move = stored.move else { return nil }
    id = stored.id
    change = stored.change
    from = move.from.map(PositionView.init)
    to = PositionView(move.to)
    movedOn = move.day
    actor = stored.text(.actor) ?? ""
    reason = move.reason
    note = stored.text(.note)
    paper = stored.text(.paper)
    undoes = move.undoes
  }

  enum CodingKeys: String, CodingKey {
    case id, change, from, to, actor, reason, note, paper, undoes
    case movedOn = "moved_on"
  }
}

package import Domain
import Workflow

/// What became of a project by one step of work:
/// `{id, code, title, stage, exit?, stage_since, signed_on?, officer?, ball, ball_department?, paused_on?, change?, move?}`.
/// `move` is the project's latest move; `change` is absent after a dry run.
package struct ProjectReceipt: Sendable, Encodable {
  let file: ProjectFile
  /// The change's number; it is the project's ETag.
  package let change: Int64?

  package var project: Stored<OpportunityField> { file.project }
  /// The project's latest move.
  package var move: StageMoveView? { file.moves.last.flatMap(StageMoveView.init) }

  /// Writes the project as it stands now.
  package func encode(to encoder: any Encoder) throws {
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
  package static let shown: [OpportunityField] = [
    .code, .title, .stage, .exit, .exitReason, .stageSince, .signedOn, .officer, .ball, .ballDepartment, .ballSince,
    .pausedOn, .pauseUntil, .pauseReason, .progressOn,
  ]
}

/// A recorded move as every face shows it.
package struct StageMoveView: Sendable, Encodable, Hashable {
  package let id: Int64
  /// The change that wrote it.
  package let change: Int64
  /// Where it stood; absent when it was opened.
  package let from: PositionView?
  package let to: PositionView
  /// The day it counts from.
  package let movedOn: CalendarDate
  package let actor: String
  /// Why; the code of the reason for an exit.
  package let reason: String?
  /// What else was said.
  package let note: String?
  /// The paper it rests on.
  package let paper: String?
  /// The move it takes back.
  package let undoes: Int64?

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

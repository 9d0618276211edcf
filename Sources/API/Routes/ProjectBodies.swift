import Domain
import Service

/// What the routes of projects are sent.
enum ProjectBodies {
  /// `{stage | exit, reason?, note?, paper?, on?}`
  struct Move: Decodable {
    let stage: Stage?
    let exit: StageExit?
    let reason: String?
    let note: String?
    let paper: String?
    let on: CalendarDate?

    func request() throws -> MoveStage.Request {
      let target: MoveStage.Target
      switch (stage, exit) {
      case (let stage?, nil): target = .stage(stage)
      case (nil, let exit?): target = .exit(exit)
      default:
        let message = "stage(阶段)与 exit(退出方式)须填一项且只填一项。"
        throw ServiceError(
          .invalid, code: "invalid_record", message: message,
          fields: [.init(field: "stage", code: "one_of_two", message: message)])
      }
      return MoveStage.Request(target, reason: reason, note: note, paper: paper, day: on)
    }
  }

  /// `{reason?}`
  struct Note: Decodable {
    let reason: String?
  }

  /// `{holder, department?, reason}`
  struct Ball: Decodable {
    let holder: BallHolder
    let department: String?
    let reason: String?
  }

  /// `{kind, shares: [{party, percent}], on, confirmed_by, evidence}`
  struct Claim: Decodable {
    let kind: ClaimKind
    let shares: [ClaimLead.Share]
    let on: CalendarDate
    let confirmedBy: [String]
    let evidence: String

    var claim: ClaimLead.Claim {
      .init(kind: kind, shares: shares, day: on, confirmedBy: confirmedBy, evidence: evidence)
    }

    enum CodingKeys: String, CodingKey {
      case kind, shares, on, evidence
      case confirmedBy = "confirmed_by"
    }
  }

  /// `{reason, until?}`
  struct Pause: Decodable {
    let reason: String?
    let until: CalendarDate?
  }

  /// `{opportunity_id | from, to, reason?}`
  struct HandOver: Decodable {
    let opportunity: Int64?
    let from: String?
    let to: String
    let reason: String?

    enum CodingKeys: String, CodingKey {
      case from, to, reason
      case opportunity = "opportunity_id"
    }
  }
}

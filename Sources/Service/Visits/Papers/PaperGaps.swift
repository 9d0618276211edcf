import Domain

/// What is not known yet and would be a hole in a letter: it is said before anything is printed, with the field to fill in.
struct PaperGaps {
  let visit: Stored<VisitField>

  /// Throws `ServiceError` `paper_incomplete` naming every field that an invitation lacks.
  func checkInvitation(_ guest: GuestVisit) throws {
    var problems = checked([.host, .contact, .contactPhone])
    if guest.direction == .toCounty { problems += checked([.meetingPlace, .transport]) }
    if guest.stops.isEmpty {
      problems.append(.init(field: "stops", code: "missing", message: "还没有行程,请先安排点位(日期、时间、地点)。"))
    }
    try refuse(problems, "邀请函")
  }

  /// Throws `ServiceError` `paper_incomplete` naming what a reply lacks: whom to ask, and for each ask its answer, or who
  /// answers it until when.
  func checkReply(_ asks: [Stored<VisitAskField>]) throws {
    var problems = checked([.contact, .contactPhone])
    for ask in asks where ask[.answer] == nil {
      for field in [VisitAskField.owner, .dueOn] where ask.record[field] == nil {
        problems.append(
          .init(
            field: "asks/\(ask.id)/\(field.name)", code: "missing",
            message: "诉求 \(ask.id)「\(ask.text(.ask) ?? "")」既没有答复,也没有「\(field.label)」。"))
      }
    }
    try refuse(problems, "答复函")
  }

  private func checked(_ fields: [VisitField]) -> [ServiceError.FieldProblem] {
    fields.filter { visit.record[$0]?.isBlank ?? true }.map { field in
      .init(field: field.name, code: "missing", message: "「\(field.label)」(\(field.name))未填。")
    }
  }

  private func refuse(_ problems: [ServiceError.FieldProblem], _ paper: String) throws {
    guard !problems.isEmpty else { return }
    throw ServiceError(
      .conflict, code: "paper_incomplete",
      message: "\(paper)还缺 \(problems.count) 项,没有打印;补齐后再打印。", fields: problems, remedy: .editVisit(visit.id))
  }
}

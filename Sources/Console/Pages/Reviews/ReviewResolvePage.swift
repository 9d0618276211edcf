import Domain
package import Service

/// The form of a resolution: what the meeting holds, on which paper, and on which conditions.
package struct ReviewResolvePage: PageModel {
  package static let template = "review-resolve"
  package let frame: Frame
  let problems: Problems?
  let title: String
  let place: String
  let meeting: String
  let meetingPath: String
  let path: String
  let action: String
  let seen: String
  let choices: [Choice]
  let paper: Box
  let conditions: [VisitPlanPage.Row]
  /// The resolution that stands already.
  let standing: String?

  struct Choice: Sendable {
    let value: String
    let label: String
    let about: String?
    let isChosen: Bool
  }

  package static let leastRows = 3

  /// - Parameters:
  ///   - typed: what was typed, by box.
  ///   - rows: how many rows of conditions are shown.
  package init(
    _ view: ReviewItemView, typed: [String: String], rows: Int, refused: ServiceError? = nil,
    for reader: Frame.Reader
  ) {
    title = view.project.words(.title)
    frame = Frame("登记决议:\(title)", in: .reviews, for: reader)
    (place, meeting) = (view.place, view.session.words(.code))
    meetingPath = "/reviews/\(view.session.id)"
    path = "\(meetingPath)/items/\(view.item.id)"
    action = path + "/resolve"
    // What was seen first is compared, so that a page shown again does not pass over what others did meanwhile.
    seen = typed["seen"] ?? "\(view.item.change)"
    choices = Resolution.allCases.map { resolution in
      Choice(
        value: resolution.rawValue, label: resolution.label,
        about: resolution == .conditional ? "写明的每项条件成为一件跟进事项。" : nil,
        isChosen: typed["resolution"] == resolution.rawValue)
    }
    paper = Box(SessionItemField.paper, as: .text, hint: "如 石招联审纪要〔2026〕2号", isRequired: true)
      .standing(in: "", typed: typed.isEmpty ? nil : typed)
    let owner = view.project.text(.officer).map { "不填为\($0)" } ?? "账号或姓名"
    conditions = (0..<rows).map { index in
      VisitPlanPage.Row(
        title: "第 \(index + 1) 项",
        boxes: [
          Box("conditions-\(index)-text", "条件", .area), Box("conditions-\(index)-owner", "谁来落实", hint: owner),
          Box("conditions-\(index)-due_on", FollowUpField.dueOn.label, .date, hint: "须是工作日"),
        ].map { Box(renaming: $0, to: $0.name).standing(in: "", typed: typed) })
    }
    standing = view.item.record[.resolution] == nil ? nil : view.item.words(.resolution)
    let ids = Set(conditions.flatMap(\.boxes).map(\.id) + ["paper", "resolution"])
    problems = refused.map { Problems($0, fields: ids) }
  }
}

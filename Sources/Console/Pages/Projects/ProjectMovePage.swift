package import Domain
package import Service

/// Where a project may go from where it stands, and what each move still lacks.
package struct ProjectMovePage: PageModel {
  package static let template = "project-move"
  package let frame: Frame
  let path: String
  let title: String
  let position: String
  let problems: Problems?
  let targets: [Target]
  let exits: [Target]
  let boxes: [Box]
  let asked: String?
  /// The change that wrote the project as it is shown.
  let seen: Int64

  struct Target: Sendable {
    let value: String
    let id: String
    let label: String
    let unmet: [String]
    let isChosen: Bool
  }

  /// - Parameters:
  ///   - to: the stage or exit that is asked for, as `contract` or `exit:lost`.
  package init(
    _ story: ProjectStory, reasons: [(exits: [StageExit], code: String, label: String)], to: String?,
    typed: [String: String]? = nil, refused: ServiceError? = nil, for reader: Frame.Reader
  ) {
    path = "/projects/\(story.id)"
    title = story.title
    seen = story.change
    position = story.position.label
    frame = Frame("变更阶段", in: .projects, for: reader)
    let all = story.next.map { next in
      let exit = next.to.exit.flatMap { StageExit(rawValue: $0) }
      let value = exit.map { "exit:\($0.rawValue)" } ?? next.to.stage
      return Target(
        value: value, id: "to-" + value.replacing(":", with: "-"), label: exit?.label ?? next.to.label,
        unmet: next.unmet.map(\.message), isChosen: value == to)
    }
    targets = all.filter { !$0.value.hasPrefix("exit:") }
    exits = all.filter { $0.value.hasPrefix("exit:") }
    let isThere = all.contains { $0.value == to }
    asked =
      to == nil || isThere
      ? nil : "不能由「\(story.position.label)」直接变更为「\(Stage(rawValue: to ?? "")?.label ?? to ?? "")」,可走的如下。"
    let labels = reasons.map { reason in
      (value: reason.code, label: "\(reason.exits.map(\.label).joined(separator: "、")):\(reason.label)")
    }
    boxes = [
      Box("reason", "原因", hint: "退回或恢复的写明"),
      Box("exit_reason", "退出原因", .choice(labels, none: "不是退出")), Box("note", "补充说明"),
      Box("paper", "依据文件", hint: "名称、文号"), Box("on", "从哪天算起", .date, hint: "不填为今天"),
    ].map { $0.standing(in: "", typed: typed) }
    let ids = Set(boxes.map(\.id)).union(["to"])
    problems = refused.map { Problems($0, fields: ids) }
  }
}

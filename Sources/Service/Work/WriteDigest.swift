package import Domain
import Workflow

/// Writes one text for each person who has to know: owners what is theirs, leaders what was left too long, and the red list.
package struct WriteDigest: Sendable {
  let registry: any Registry
  let references: any ReferenceStore

  /// Reads this registry under the terms in force.
  package init(registry: any Registry, references: any ReferenceStore) {
    self.registry = registry
    self.references = references
  }

  /// One text for one reader: `{to, role, text}`; role `owner`, `leader` or `red_list`.
  package struct Letter: Sendable, Encodable, Hashable {
    /// Who reads it; empty for the red list.
    package let to: String
    /// Why: as owner, as leader, or everybody who reads the red list.
    package let role: String
    /// The text, one line a matter.
    package let text: String
  }

  /// The texts of a day, owners first, by name; only those to `reader` when given. Nobody is written to about nothing.
  package func callAsFunction(
    reader: String? = nil, today: CalendarDate, organisation: Int64
  ) async throws -> [Letter] {
    let board = try await WorkBoard(
      registry, try await WorkPolicy.inForce(references, organisation: organisation).clocks, today, organisation)
    let pressing = board.followUps.filter { $0.level > .later }
    var letters: [Letter] = []
    let aimless = board.projects.filter { !board.withNextStep.contains($0.id) }
    let owners = Set(
      pressing.map(\.owner) + aimless.compactMap(\.officer) + board.dueHolds.compactMap(\.owner)
    ).sorted()
    for owner in owners {
      let lines =
        pressing.filter { $0.owner == owner }.map(WriteDigest.line)
        + aimless.filter { $0.officer == owner }.map { "没有下一步:\($0.code) \($0.title)" }
        + board.dueHolds.filter { $0.owner == owner }.map { "要素预留即将到期:\($0.text)" }
      letters.append(.init(to: owner, role: "owner", text: WriteDigest.text(owner, today, lines)))
    }
    let escalated = pressing.filter { $0.level >= .leader }
    for leader in Set(escalated.flatMap(\.leaders)).sorted() {
      let lines = escalated.filter { $0.leaders.contains(leader) }.map(WriteDigest.line)
      letters.append(.init(to: leader, role: "leader", text: WriteDigest.text(leader, today, lines)))
    }
    let red = pressing.filter { $0.level == .redList }.map(WriteDigest.line)
    if !red.isEmpty { letters.append(.init(to: "", role: "red_list", text: WriteDigest.text("红色清单", today, red))) }
    return letters.filter { reader == nil || $0.to == reader }
  }

  private static func line(_ line: FollowUpLine) -> String {
    let due = "\(line.dueOn.chinese)到期" + (line.isProvisional ? "(暂定)" : "")
    let late = line.daysOverdue > 0 ? ",逾期\(line.daysOverdue)个工作日" : ""
    let waiting = line.waitingFor.map { ",等待\($0)" } ?? ""
    let project = line.opportunity.map { "(\($0.name))" } ?? ""
    return "\(line.urgency):\(line.title)\(project),\(line.owner),\(due)\(late)\(waiting)"
  }

  private static func text(_ heading: String, _ today: CalendarDate, _ lines: [String]) -> String {
    (["\(heading) \(today.chinese),共\(lines.count)项:"] + lines.enumerated().map { "\($0 + 1). \($1)" })
      .joined(separator: "\n")
  }
}

extension FollowUpLine {
  /// Who is told when it was left too long: the leader in charge of the project and whoever gave the task.
  var leaders: [String] { [leader, assignedBy].compactMap(\.self) }
}

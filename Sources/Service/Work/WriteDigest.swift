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

  /// One text for one reader: `{to, login?, role, text}`; role `owner`, `leader`, `red_list` or `left_behind`.
  package struct Letter: Sendable, Encodable, Hashable {
    /// Who reads it; empty for the red list and for what disabled accounts left.
    package let to: String
    /// The log-in of who reads it, where they have an account.
    package let login: String?
    /// Why: as owner, as leader, as everybody who reads the red list, or as whoever hands work over.
    package let role: String
    /// The text, one line a matter.
    package let text: String
  }

  /// The texts of a day, owners first, by name; only those to `reader`, a log-in or a name, when given. Nobody is written to
  /// about nothing, nor is an account that lets nobody in any more: what is theirs goes to their leaders at once.
  ///
  /// Throws `ServiceError` `invalid_query` for a name that several accounts have.
  package func callAsFunction(
    reader: String? = nil, today: CalendarDate, organisation: Int64
  ) async throws -> [Letter] {
    let board = try await WorkBoard(
      registry, try await WorkPolicy.inForce(references, organisation: organisation), today, organisation)
    let pressing = board.followUps.filter { $0.level > .later || $0.order?.answerDueOn != nil }
    let aimless = board.projects.filter { !board.withNextStep.contains($0.id) }
    // Who has to know what, in the order in which it is told.
    var matters: [(reader: Worker, line: String)] = pressing.map { ($0.holder, WriteDigest.line($0)) }
    matters += aimless.compactMap { line in line.asked.map { ($0, "没有下一步:\(line.code) \(line.title)") } }
    matters += board.latePromises.compactMap { line in
      line.asked.map { ($0, "承诺逾期:\(line.content),\(line.dueOn.chinese)到期") }
    }
    matters += board.dueHolds.compactMap { line in line.holder.map { ($0, "要素预留即将到期:\(line.text)") } }
    let escalated = pressing.filter { $0.level >= .leader || $0.holder.isDisabled }
    let told = escalated.flatMap { line in line.leaders.map { (reader: $0, line: WriteDigest.line(line)) } }

    var letters = WriteDigest.letters("owner", matters, today) + WriteDigest.letters("leader", told, today)
    let red = pressing.filter { $0.level == .redList }.map(WriteDigest.line)
    if !red.isEmpty { letters.append(WriteDigest.letter("red_list", "红色清单", today, red)) }
    guard let reader else {
      let left = try await registry.leftBehind(
        board.staff, board.staff.disabled, today: today, organisation: organisation)
      guard !left.isEmpty else { return letters }
      return letters + [WriteDigest.letter("left_behind", "账号已停用,待交接", today, left.map(\.text))]
    }
    let worker = try board.staff.asked(reader, field: "reader")
    return letters.filter { !$0.to.isEmpty && board.staff.worker($0.to, $0.login).isSame(as: worker) }
  }

  private static func letters(
    _ role: String, _ matters: [(reader: Worker, line: String)], _ today: CalendarDate
  ) -> [Letter] {
    let live = matters.filter { !$0.reader.isDisabled }
    return Dictionary(grouping: live, by: \.reader).sorted { one, other in
      (one.key.name, one.key.login ?? "") < (other.key.name, other.key.login ?? "")
    }.map { reader, lines in
      Letter(
        to: reader.name, login: reader.login, role: role, text: WriteDigest.text(reader.name, today, lines.map(\.line)))
    }
  }

  private static func letter(_ role: String, _ heading: String, _ today: CalendarDate, _ lines: [String]) -> Letter {
    Letter(to: "", login: nil, role: role, text: WriteDigest.text(heading, today, lines))
  }

  private static func line(_ line: FollowUpLine) -> String {
    let due = "\(line.dueOn.chinese)到期" + (line.isProvisional ? "(暂定)" : "")
    let late = line.daysOverdue > 0 ? ",逾期\(line.daysOverdue)个工作日" : ""
    let waiting = line.waitingFor.map { ",等待\($0)" } ?? ""
    let project = line.opportunity.map { "(\($0.name))" } ?? ""
    let order = line.order.map { ",\($0.label)" } ?? ""
    return "\(line.urgency):\(line.title)\(project),\(line.owner),\(due)\(late)\(order)\(waiting)"
  }

  private static func text(_ heading: String, _ today: CalendarDate, _ lines: [String]) -> String {
    (["\(heading) \(today.chinese),共\(lines.count)项:"] + lines.enumerated().map { "\($0 + 1). \($1)" })
      .joined(separator: "\n")
  }
}

import Domain
package import Service

/// One project of an agenda as a meeting room sees it: in big type, one a screen.
package struct ProjectorPage: PageModel {
  package static let template = "projector"
  package let frame: Frame
  let meeting: String
  let day: String
  let counter: String
  let title: String
  let firm: String
  let need: String
  let back: String
  let previous: String?
  let next: String?
  let isEmpty: Bool
  let facts: [VisitPage.Fact]
  let scores: [Score]
  let openGates: [ReviewItemPage.Gate]
  let passed: String?
  let opinions: [Count]
  let remarks: [Remark]
  let unknowns: [String]
  let unknownsLeft: Int?
  let resolution: String?

  struct Score: Sendable {
    let title: String
    let total: String
    let about: String
  }

  struct Count: Sendable {
    let stance: String
    let count: String
  }

  struct Remark: Sendable {
    let department: String
    let text: String
  }

  /// - Parameters:
  ///   - place: which project of the agenda, from 1 on.
  ///   - sheet: its sheet; `nil` for an agenda without projects.
  package init(_ agenda: ReviewAgenda, place: Int, _ sheet: ReviewSheet?, for reader: Frame.Reader) {
    let session = agenda.session
    meeting = session.words(.code)
    frame = Frame("\(meeting) 投影", in: .reviews, for: reader)
    day = [session.date(.heldOn)?.chineseWithWeekday, session.text(.place)].compactMap(\.self)
      .joined(separator: " · ")
    let line = agenda.lines.indices.contains(place - 1) ? agenda.lines[place - 1] : nil
    isEmpty = line == nil
    counter = "\(place)/\(agenda.lines.count)"
    title = line?.project.words(.title) ?? meeting
    firm = line?.firm ?? ""
    need = line.map { $0.need ?? "自荐项目" } ?? ""
    back = "/reviews/\(session.id)" + (line.map { "/items/\($0.item.id)" } ?? "")
    func path(_ place: Int) -> String? {
      agenda.lines.indices.contains(place - 1) ? "/reviews/\(session.id)/projector?item=\(place)" : nil
    }
    (previous, next) = (path(place - 1), path(place + 1))
    facts = (sheet?.brief ?? []).map { .init(label: $0.label, value: $0.value ?? "未知") }
    scores = (sheet?.scores ?? []).map { score in
      Score(
        title: score.title, total: score.score,
        about: "区间 \(score.low)–\(score.high),信息完整度 \(score.coverage)%,\(score.band)"
          + (score.isReference ? "(参照 \(score.need))" : ""))
    }
    let gates = sheet?.gates ?? []
    openGates = gates.filter { ["fail", "unknown"].contains($0.verdict) }.map {
      .init(label: $0.label, verdict: $0.verdict, word: $0.verdictLabel, text: $0.text, gap: $0.gap, clause: $0.clause)
    }
    let met = gates.filter { $0.verdict == "pass" }.map(\.label)
    passed = met.isEmpty ? nil : met.joined(separator: "、")
    opinions = (sheet?.stances ?? []).map { Count(stance: $0.stance, count: "\($0.count)") }
    remarks = (sheet?.opinions ?? []).compactMap { opinion in
      opinion.text.map { Remark(department: "\(opinion.department)(\(opinion.stance))", text: $0) }
    }
    let unknown = sheet?.unknowns.map(\.text) ?? []
    unknowns = Array(unknown.prefix(6))
    unknownsLeft = unknown.count > 6 ? unknown.count - 6 : nil
    resolution = sheet?.resolution.map { [$0, sheet?.paper].compactMap(\.self).joined(separator: ",") }
  }
}

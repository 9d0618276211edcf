package import Domain
package import Service

/// What is to be settled of a firm: weaker words beside facts that stand, and firms that may be the same one.
package struct FirmSettlePage: PageModel {
  package static let template = "firm-settle"
  package let frame: Frame
  let head: FirmHead
  let deed: Deed?
  let problems: Problems?
  let differences: [Line]
  let like: [Like]
  let keeps: Bool

  struct Line: Sendable {
    let title: String
    let standing: String
    let standingSource: String
    let told: String
    let toldSource: String
    let settle: Act?
  }

  struct Like: Sendable {
    let name: String
    let path: String
    let about: String
    let reasons: String
    let merge: String?
  }

  /// - Parameter keeps: whether the account may settle it.
  package init(
    _ open: FirmToSettle, keeps: Bool, works: Bool, on today: CalendarDate, deed: Deed? = nil,
    refused: Act.Refused? = nil, for reader: Frame.Reader
  ) {
    let head = FirmHead(open.firm, at: .settle, works: works)
    self.head = head
    frame = Frame("待核对 · \(head.name)", in: .enterprises, for: reader)
    self.deed = deed
    self.keeps = keeps
    let path = "/enterprises/\(head.id)"
    let maker = Act.Maker(word: reader.word, refused: refused)
    let lines = open.differences.map { SettleWords.line($0, at: path, maker: keeps ? maker : nil, on: today) }
    differences = lines
    like = open.like.map { like in
      Like(
        name: like.firm.text(.name) ?? "", path: "/enterprises/\(like.firm.id)",
        about: [like.firm.text(.creditCode), like.firm.text(.place)].compactMap(\.self).joined(separator: ","),
        reasons: like.reasons.joined(separator: ";"), merge: keeps ? "\(path)/merge?gone=\(like.firm.id)" : nil)
    }
    problems = refused.map { $0.problems(in: lines.compactMap(\.settle).flatMap(\.boxes)) }
  }
}

/// How differences to settle are shown.
enum SettleWords {
  /// - Parameters:
  ///   - path: the page they are settled on.
  ///   - maker: makes the form; `nil` where the account may not settle.
  static func line(
    _ difference: Stored<DifferenceField>, at path: String, maker: Act.Maker?, on today: CalendarDate
  ) -> FirmSettlePage.Line {
    func source(_ grade: DifferenceField, _ day: DifferenceField, _ title: DifferenceField) -> String {
      [
        difference.text(title), difference.words(grade),
        difference.date(day).map { "\($0.chinese)(\(PageWords.age($0, on: today)))" },
      ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ",")
    }
    return FirmSettlePage.Line(
      title: difference.words(.title), standing: difference.text(.standing) ?? "(未知)",
      standingSource: source(.standingGrade, .standingOn, .standingSource),
      told: difference.text(.told) ?? "(未知)", toldSource: source(.toldGrade, .toldOn, .toldSource),
      settle: maker.map { maker in
        maker.act(
          "difference-\(difference.id)", "采用或保留", to: "\(path)/differences/\(difference.id)",
          [Box(DifferenceField.reason, hint: "为何以此为准")], submit: "",
          hint: "采用后以新来内容为准,依据与日期仍是它原有的;保留后同样的说法再来时不再列出。都可撤销。",
          buttons: [
            .init(name: "state", value: DifferenceState.taken.rawValue, label: "采用新来内容"),
            .init(name: "state", value: DifferenceState.kept.rawValue, label: "保留现有内容"),
          ], seen: difference.change)
      })
  }
}

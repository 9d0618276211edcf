package import Domain
import Sheets

extension ListSheet {
  /// What is to be done on a day, each list under its words, and the visits to come.
  package init(_ view: TodayView, ahead: [Stored<VisitField>]) {
    var rows: [[SheetValue]] = []
    func add<Line>(
      _ list: TodayView.List, _ section: TodayView.Section<Line>,
      _ row: (Line) -> (title: String, about: String?, owner: String?, day: CalendarDate?, state: String?)
    ) {
      for line in section.items {
        let told = row(line)
        rows.append([
          .text(list.label), .init(told.title), .init(told.about), .init(told.owner), .init(told.day),
          .init(told.state),
        ])
      }
      let left = section.total - section.items.count
      guard left > 0 else { return }
      rows.append([.text(list.label), .text("另有 \(left) 项未列出")] + (0..<4).map { _ in .init(String?.none) })
    }
    func task(_ line: FollowUpLine) -> (String, String?, String?, CalendarDate?, String?) {
      (
        line.title, line.opportunity?.name ?? line.enterprise?.name, line.owner, line.dueOn,
        [
          line.daysOverdue > 0 ? "逾期 \(line.daysOverdue) 个工作日" : nil, line.waitingFor.map { "等待\($0)" },
          line.order.map { "交办\($0.label)" },
        ].compactMap(\.self).joined(separator: ",")
      )
    }
    func project(_ line: ProjectLine) -> (String, String?, String?, CalendarDate?, String?) {
      (
        "\(line.code) \(line.title)", line.enterprise.name, line.officer, line.progressOn,
        "\(line.stage),\(line.silentDays) 天无进展"
      )
    }
    add(.overdue, view.overdue, task)
    add(.dueToday, view.dueToday, task)
    add(.dueSoon, view.dueSoon, task)
    add(.toReceive, view.toReceive, task)
    add(.toAnswer, view.toAnswer, task)
    add(.waiting, view.waiting, task)
    add(.noNextStep, view.noNextStep, project)
    add(.silent, view.silent, project)
    add(.latePromises, view.latePromises) { ($0.content, $0.opportunity?.name, $0.owner, $0.dueOn, $0.side) }
    add(.dueHolds, view.dueHolds) {
      ("\($0.zone) \($0.resource) \($0.amount)", $0.enterprise.name, $0.owner, $0.expiresOn, "还有 \($0.daysLeft) 天")
    }
    add(.openVisits, view.openVisits) { ("\($0.code) \($0.title)", nil, $0.host, $0.endsOn, "\($0.days) 天未了结") }
    for visit in ahead {
      rows.append([
        .text(TodayView.List.visitsAhead.label), .init("\(visit.words(.code)) \(visit.words(.title))"),
        .init(String?.none),
        .init(visit.text(.host)), .init(visit.date(.startsOn)), .init(visit.words(.state)),
      ])
    }
    add(.leftBehind, view.leftBehind) { ($0.text, nil, nil, nil, nil) }
    self.init(
      "今日事项",
      columns: [
        SheetColumn("类别", width: 16), SheetColumn("事项", width: 44), SheetColumn("相关项目、企业", width: 30),
        SheetColumn("责任人", width: 12), SheetColumn("日期", .date, width: 12), SheetColumn("状况", width: 24),
      ], rows: rows)
  }

  /// The projects of a board, stage by stage, or of one stage.
  package init(_ view: BoardView, stage: Stage?) {
    self.init(
      "在办项目",
      columns: [
        SheetColumn("项目编号", width: 16), SheetColumn("项目", width: 36), SheetColumn("企业", width: 30),
        SheetColumn("阶段", width: 12), SheetColumn("本阶段天数", .number), SheetColumn("当前责任方", width: 20),
        SheetColumn("责任方天数", .number), SheetColumn("专员", width: 12), SheetColumn("包抓领导", width: 12),
        SheetColumn("最近进展", .date, width: 12), SheetColumn("状况", width: 24),
      ],
      rows: view.columns.filter { stage == nil || $0.stage == stage }.flatMap { column in
        column.cards.map { card -> [SheetValue] in
          let line = card.project
          let state = [
            card.pausedOn.map { "自 \($0.chinese) 中止计时" }, card.alarm == .none ? nil : line.silence,
            card.hasNextStep ? nil : "没有下一步",
          ].compactMap(\.self).joined(separator: ",")
          return [
            .text(line.code), .text(line.title), .text(line.enterprise.name), .text(column.stage.label),
            .number("\(card.stageDays)"), .text(line.ball), .number("\(line.ballDays)"), .init(line.officer),
            .init(line.leader), .date(line.progressOn), .init(state),
          ]
        }
      })
  }

  /// Sessions with the projects on their agendas, one a row; a session without any has a row of its own.
  package init(_ agendas: [ReviewAgenda]) {
    self.init(
      "联审会",
      columns: [
        SheetColumn("会次", width: 18), SheetColumn("召开日期", .date, width: 12), SheetColumn("状态", width: 10),
        SheetColumn("主持人", width: 12), SheetColumn("序号", .number), SheetColumn("项目编号", width: 16),
        SheetColumn("项目", width: 36), SheetColumn("企业", width: 30), SheetColumn("招商项目", width: 30),
        SheetColumn("部门意见", width: 16), SheetColumn("决议", width: 12), SheetColumn("会议纪要文号", width: 24),
      ],
      rows: agendas.flatMap { agenda -> [[SheetValue]] in
        let session = agenda.session
        let head: [SheetValue] = [
          .text(session.words(.code)), .init(session.date(.heldOn)), .text(session.words(.state)),
          .init(session.text(.chair)),
        ]
        guard !agenda.lines.isEmpty else { return [head + Array(repeating: .empty, count: 8)] }
        return agenda.lines.enumerated().map { index, line in
          head + [
            .number("\(index + 1)"), .text(line.project.words(.code)), .text(line.project.words(.title)),
            .text(line.firm), .text(line.need ?? "自荐项目"), .text("\(line.opinions.given)/\(line.opinions.asked)"),
            .init(line.item.words(.resolution)), .init(line.item.text(.paper)),
          ]
        }
      })
  }

  /// The ledger of parks with what is reserved of each line.
  package init(_ parks: [ParkView]) {
    self.init(
      "要素台账",
      columns: [
        SheetColumn("园区", width: 24), SheetColumn("片区", width: 14), SheetColumn("要素", width: 18), SheetColumn("单位"),
        SheetColumn("总量", .number, width: 12), SheetColumn("台账剩余", .number, width: 12),
        SheetColumn("已预留", .number, width: 12), SheetColumn("可用", .number, width: 12),
        SheetColumn("预留给谁、到哪天", width: 50), SheetColumn("台账日期", .date, width: 12), SheetColumn("依据", width: 30),
      ],
      rows: parks.flatMap { park in
        park.zones.flatMap { zone in
          zone.lines.map { line -> [SheetValue] in
            let holds = park.holds.filter { hold in
              hold.isLive && hold.hold.reference(.zone) == zone.zone.id && hold.hold[.resource] == line.line[.resource]
            }
            return [
              .text(park.park.stored.words(.name)), .text(zone.zone.words(.name)), .text(line.label), .text(line.unit),
              line.total.map { .number($0.text) } ?? .empty, .number(line.free.text), .number(line.held.text),
              .number(line.left.text),
              .init(
                holds.map { "\($0.enterprise.name) \($0.amount),至\($0.expires.chinese)" }.joined(separator: "\n")),
              .init(line.source?.asOf), .init(line.source?.title),
            ]
          }
        }
      })
  }
}

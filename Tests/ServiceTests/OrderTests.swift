import App
import Domain
import Service
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct OrderTests {
  private static let today = TestDatabase.today

  private static func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  private static func give(
    _ database: TestDatabase, to owner: String = "示例承办人戊", by giver: String? = "示例县领导戊",
    due: String = "2026-12-04", project: String? = "ZT-2026-003", _ more: [String: InputValue] = [:]
  ) async throws -> Stored<FollowUpField> {
    var values: [String: InputValue] = ["title": .text("核实示例用地边界"), "owner": .text(owner), "due_on": .text(due)]
    if let giver { values["assigned_by"] = .text(giver) }
    if let project { values["opportunity_id"] = .text(project) }
    return try await database.desk.giveOrder(
      values.merging(more) { _, new in new }, today: today, invocation: TestDatabase.invocation
    ).stored
  }

  private static func move(
    _ database: TestDatabase, _ id: Int64, _ move: OrderMove, text: String? = nil, to: String? = nil,
    due: CalendarDate? = nil, ifMatch: Int64? = nil, on day: CalendarDate = today, by actor: String = "示例承办人戊"
  ) async throws -> Stored<FollowUpField> {
    try await database.desk.moveOrder(
      "#\(id)", .init(move, text: text, to: to, due: due), ifMatch: ifMatch, today: day,
      invocation: Invocation(actor: actor, requestID: "test")
    ).stored
  }

  @Test func `an order goes from its giver to its end, each step with who and when`() async throws {
    try await TestDatabase.with { database in
      let order = try await OrderTests.give(
        database, ["order_words": .text("请三日内核实"), "ordered_on": .text("2026-11-20")])
      #expect(order[.orderState] == .text("given") && order[.state] == .text("open"))
      #expect(order.date(.orderedOn) == OrderTests.day("2026-11-20") && order.text(.orderWords) == "请三日内核实")
      let received = try await OrderTests.move(database, order.id, .receive, on: OrderTests.day("2026-11-24"))
      #expect(received.text(.receivedBy) == "示例承办人戊")
      #expect(received.date(.receivedOn) == OrderTests.day("2026-11-24"))
      let told = try await OrderTests.move(database, order.id, .report, text: "已会同核实")
      #expect(told.text(.feedback)?.contains("已会同核实") == true)
      // What was told may not do: it is done again, and told again.
      let again = try await OrderTests.move(database, order.id, .sendBack, text: "缺附图", by: "示例县领导戊")
      #expect(again[.orderState] == .text("received") && again.text(.returnReason) == "缺附图")
      _ = try await OrderTests.move(database, order.id, .report, text: "已补附图")
      let ended = try await OrderTests.move(database, order.id, .finish, by: "示例县领导戊")
      #expect(ended[.state] == .text("done") && ended.date(.closedOn) == OrderTests.today)
      #expect(ended.text(.result) == "已补附图")
      #expect(ended[.returnReason] == nil)
      let history = try await database.desk.records(FollowUpField.self).history("\(order.id)", organisation: 1)
      #expect(
        history.map(\.began.useCase) == [
          "follow_up.finish", "follow_up.report", "follow_up.send_back", "follow_up.report", "follow_up.receive",
          "follow_up.order",
        ])
      #expect(history.compactMap { $0.state.stored.text(.feedback) }.contains("已会同核实"))
      let events = try await database.desk.audit(AuditQuery(action: "follow_up."), TestDatabase.invocation)
      #expect(
        events.contains { $0.action == "follow_up.receive" } && events.contains { $0.action == "follow_up.order" })
      let undone = try await database.desk.undo(history[0].began.id, invocation: TestDatabase.invocation)
      #expect(undone.change != nil)
      #expect(try await database.record(FollowUpField.self, order.id)?[.orderState] == .text("reported"))
    }
  }

  @Test func `what is sent back is its giver's, who gives it to somebody else or withdraws it`() async throws {
    try await TestDatabase.with { database in
      let order = try await OrderTests.give(database)
      let back = try await OrderTests.move(database, order.id, .sendBack, text: "不属本单位职责")
      #expect(back[.orderState] == .text("returned") && back[.state] == .text("open"))
      let desk = database.desk
      let giver = try await desk.showToday(owner: "示例县领导戊", today: OrderTests.today, organisation: 1)
      #expect(giver.toAnswer.items.map(\.id) == [order.id])
      #expect(giver.toAnswer.items.first?.order?.label == "退回待办")
      let receiver = try await desk.showToday(owner: "示例承办人戊", today: OrderTests.today, organisation: 1)
      #expect(receiver.toReceive.total == 0 && receiver.toAnswer.total == 0)
      for (to, due, field) in [
        (nil, "2026-11-20", "due_on"), ("示例承办人己", "2026-11-28", "due_on"), (" ", nil, "to"),
      ] as [(String?, String?, String)] {
        let error = await #expect(throws: ServiceError.self) {
          _ = try await OrderTests.move(
            database, order.id, .reassign, to: to, due: due.flatMap { CalendarDate($0) })
        }
        #expect(error?.fields.map(\.field) == [field])
      }
      let given = try await OrderTests.move(
        database, order.id, .reassign, to: "示例承办人己", due: OrderTests.day("2026-12-08"), by: "示例县领导戊")
      #expect(given[.orderState] == .text("given") && given.text(.owner) == "示例承办人己")
      #expect(given[.returnReason] == nil && given.date(.dueOn) == OrderTests.day("2026-12-08"))
      let gone = try await OrderTests.move(database, order.id, .withdraw, text: "已由他处办理")
      #expect(gone[.state] == .text("cancelled") && gone.text(.result) == "已由他处办理")
      let over = await #expect(throws: ServiceError.self) {
        _ = try await OrderTests.move(database, order.id, .receive)
      }
      #expect(over?.code == "order_state" && over?.message.contains("已撤回") == true)
    }
  }

  @Test func `of two who receipt at once one is told that the other was faster`() async throws {
    try await TestDatabase.with { database in
      let order = try await OrderTests.give(database)
      let answers = await withTaskGroup(of: Result<Int64, any Error>.self) { group in
        for name in ["示例承办人戊", "示例承办人己"] {
          group.addTask {
            do {
              return .success(
                try await OrderTests.move(database, order.id, .receive, ifMatch: order.change, by: name).change)
            } catch { return .failure(error) }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      let refused = answers.compactMap { answer -> ServiceError? in
        if case .failure(let error) = answer { error as? ServiceError } else { nil }
      }
      #expect(answers.count == 2 && refused.count == 1)
      #expect(refused[0].code == "record_changed" && refused[0].message.contains("已签收"))
    }
  }

  @Test func `an order that nobody receipts in time is overdue, and its leaders are told`() async throws {
    try await TestDatabase.with { database in
      let order = try await OrderTests.give(database, to: "示例承办人庚", due: "2026-12-31", project: "ZT-2026-001")
      let desk = database.desk
      func line(_ text: String) async throws -> FollowUpLine {
        let list = try await desk.listOrders(
          .init(owner: "示例承办人庚"), today: OrderTests.day(text), organisation: 1)
        return try #require(list.items.first)
      }
      // Given on a Monday, the receipt is due on Tuesday; the due day itself is far off.
      let first = try await line("2026-11-23")
      #expect(first.order?.answerDueOn == OrderTests.day("2026-11-24") && first.daysOverdue == 0)
      let late = try await line("2026-11-27")
      #expect(late.daysOverdue == 3 && late.urgency == "逾期(提请领导)")
      let view = try await desk.showToday(
        owner: "示例承办人庚", today: OrderTests.day("2026-11-27"), organisation: 1)
      #expect(view.overdue.items.map(\.id) == [order.id] && view.toReceive.total == 0)
      let letters = try await desk.digest(today: OrderTests.day("2026-11-27"), organisation: 1)
      for leader in ["示例县领导甲", "示例县领导戊"] {
        let letter = try #require(letters.first { $0.to == leader && $0.role == "leader" })
        #expect(letter.text.contains("核实示例用地边界") && letter.text.contains("待签收"))
      }
      // Receipted, it presses by its own due day.
      _ = try await OrderTests.move(database, order.id, .receive, on: OrderTests.day("2026-11-27"))
      #expect(try await line("2026-11-27").daysOverdue == 0)
      // Told of, it is its giver's to answer.
      _ = try await OrderTests.move(database, order.id, .report, text: "已核实", on: OrderTests.day("2026-11-27"))
      let giver = try await desk.showToday(
        owner: "示例县领导戊", today: OrderTests.day("2026-11-30"), organisation: 1)
      #expect(giver.toAnswer.items.first?.order?.label == "反馈待核")
    }
  }

  @Test func `an order that changes hands is receipted anew`() async throws {
    try await TestDatabase.with { database in
      let order = try await OrderTests.give(database)
      _ = try await OrderTests.move(database, order.id, .receive)
      let receipt = try await database.desk.handOver(
        .all(of: "示例承办人戊"), to: "示例承办人己", today: OrderTests.today, invocation: TestDatabase.invocation)
      #expect(receipt.followUps == [order.id])
      let stored = try #require(try await database.record(FollowUpField.self, order.id))
      #expect(stored.text(.owner) == "示例承办人己" && stored[.orderState] == .text("given"))
      #expect(stored[.receivedBy] == nil)
      // Its giver's leaving hands over the answering.
      _ = try await database.desk.handOver(
        .all(of: "示例县领导戊"), to: "示例县领导己", today: OrderTests.today, invocation: TestDatabase.invocation)
      #expect(try await database.record(FollowUpField.self, order.id)?.text(.assignedBy) == "示例县领导己")
    }
  }

  @Test func `an order past its day is handed over with its day, and a new day is asked for on reassigning`()
    async throws
  {
    try await TestDatabase.with { database in
      let order = try await OrderTests.give(database, due: "2026-11-25")
      _ = try await OrderTests.move(database, order.id, .receive)
      let late = OrderTests.day("2026-11-30")
      let receipt = try await database.desk.handOver(
        .all(of: "示例承办人戊"), to: "示例承办人己", today: late, invocation: TestDatabase.invocation)
      #expect(receipt.followUps == [order.id])
      let handed = try #require(try await database.record(FollowUpField.self, order.id))
      #expect(handed.date(.dueOn) == OrderTests.day("2026-11-25") && handed[.orderState] == .text("given"))
      _ = try await OrderTests.move(database, order.id, .sendBack, text: "期限已过", on: late, by: "示例承办人己")
      let refused = await #expect(throws: ServiceError.self) {
        _ = try await OrderTests.move(database, order.id, .reassign, on: late)
      }
      #expect(refused?.fields.map(\.code) == ["before_order"])
    }
  }

  @Test func `an order keeps the day on which it was given, and is due after it`() async throws {
    try await TestDatabase.with { database in
      let order = try await OrderTests.give(database, due: "2026-11-27")
      for (value, code) in [(InputValue.null, "missing"), (.text("2026-11-30"), "before_order")] {
        let refused = await #expect(throws: ServiceError.self) {
          _ = try await database.desk.records(FollowUpField.self).edit(
            "#\(order.id)", ["ordered_on": value], evidence: EvidenceInput(), today: OrderTests.day("2026-12-01"),
            invocation: TestDatabase.invocation)
        }
        #expect(refused?.fields.map(\.field) == ["ordered_on"] && refused?.fields.map(\.code) == [code])
      }
    }
  }

  @Test func `what is told of an overdue order does not silence it, and each report stands alone`() async throws {
    try await TestDatabase.with { database in
      let order = try await OrderTests.give(database, due: "2026-11-24")
      _ = try await OrderTests.move(database, order.id, .receive)
      let long = String(repeating: "长", count: 10_000)
      let first = try await OrderTests.move(
        database, order.id, .report, text: long, on: OrderTests.day("2026-11-26"))
      let again = try await OrderTests.move(
        database, order.id, .report, text: long, on: OrderTests.day("2026-11-27"))
      for told in [first, again] { #expect(told.date(.orderSince) == OrderTests.day("2026-11-26")) }
      #expect(again.text(.feedback) == long && again.date(.feedbackOn) == OrderTests.day("2026-11-27"))
      let giver = try await database.desk.showToday(
        owner: "示例县领导戊", today: OrderTests.day("2026-11-27"), organisation: 1)
      let line = try #require(giver.overdue.items.first { $0.id == order.id })
      #expect(line.daysOverdue == 3 && line.order?.holder == "示例县领导戊")
      // Blank words are none.
      let blank = await #expect(throws: ServiceError.self) {
        _ = try await OrderTests.move(database, order.id, .report, text: " \n")
      }
      #expect(blank?.fields.map(\.code) == ["missing"])
      #expect(try await OrderTests.move(database, order.id, .finish, text: " ").text(.result) == long)
    }
  }

  @Test func `the report of orders tells accounts of one name apart`() async throws {
    try await TestDatabase.with(.partners) { database in
      for login in ["wu.yi", "wu.er"] {
        _ = try await database.desk.keepAccounts.add(
          login: login, name: "吴试样", role: .branchOfficer, parks: [], password: Partners.password,
          TestDatabase.invocation)
        _ = try await OrderTests.give(database, to: login)
      }
      _ = try await OrderTests.give(database, to: "示例承办人戊")
      let report = try await database.desk.report(.orders, today: OrderTests.today, organisation: 1)
      let owners = report.sections[0].rows.map { $0[0] }
      #expect(Set(owners) == [.text("吴试样(wu.er)"), .text("吴试样(wu.yi)"), .text("示例承办人戊")] && owners.count == 3)
      #expect(report.sections[0].rows.allSatisfy { $0[1] == .number(1) })
    }
  }

  @Test func `an order is closed by its own way, and a follow-up is no order`() async throws {
    try await TestDatabase.with { database in
      let order = try await OrderTests.give(database)
      let closed = await #expect(throws: ServiceError.self) {
        _ = try await database.desk.closeFollowUp(
          "#\(order.id)", as: .done, result: "办了", today: OrderTests.today, invocation: TestDatabase.invocation)
      }
      #expect(closed?.code == "order_has_its_way")
      let plain = try #require(
        try await database.all(FollowUpField.self).first { $0[.orderState] == nil && $0[.state] == .text("open") })
      let none = await #expect(throws: ServiceError.self) {
        _ = try await OrderTests.move(database, plain.id, .receive)
      }
      #expect(none?.code == "order_not_found" && none?.kind == .notFound)
      let typed = await #expect(throws: ServiceError.self) {
        _ = try await OrderTests.give(database, ["order_state": .text("finished")])
      }
      #expect(typed?.fields.map(\.code) == ["managed_field"])
      for (due, code) in [("2026-11-20", "before_order"), ("2026-11-28", "not_a_working_day")] {
        let error = await #expect(throws: ServiceError.self) { _ = try await OrderTests.give(database, due: due) }
        #expect(error?.fields.map(\.code) == [code])
      }
    }
  }

  @Test func `an order on a need or project of another park is not there`() async throws {
    try await TestDatabase.with(.partners) { database in
      let need = try #require(try await database.all(NeedField.self).first)
      let onNeed = try await OrderTests.give(database, project: nil, ["need_id": .text("#\(need.id)")])
      let onProject = try await OrderTests.give(database, project: "ZT-2026-001")
      let other = try await database.desk(of: Partners.secondPark)
      let own = try await database.desk(of: Partners.parkOfficial)
      for order in [onNeed, onProject] {
        let error = await #expect(throws: ServiceError.self) {
          _ = try await other.moveOrder(
            "#\(order.id)", .init(.receive), today: OrderTests.today, invocation: other.invocation())
        }
        #expect(error?.kind == .notFound)
        #expect(try await own.showOrder("#\(order.id)", invocation: own.invocation()).stored.id == order.id)
      }
      #expect(try await other.listOrders(.init(), today: OrderTests.today, organisation: 1).total == 0)
      #expect(try await own.listOrders(.init(), today: OrderTests.today, organisation: 1).total == 2)
      let leader = try await database.desk(of: Partners.leader)
      let refused = await #expect(throws: ServiceError.self) {
        _ = try await leader.moveOrder(
          "#\(onNeed.id)", .init(.receive), today: OrderTests.today, invocation: leader.invocation())
      }
      #expect(refused?.code == "not_allowed")
    }
  }
}

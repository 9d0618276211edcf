import Domain

/// The schemas of the daily work.
enum WorkSchemas {
  static let all: [NamedSchema] = [
    NamedSchema(
      "Today",
      .object([
        .init("date", .date), .optional("owner", .string), .optional("owner_login", .string),
        .init("overdue", section("FollowUpLine")),
        .init("due_today", section("FollowUpLine")), .init("due_soon", section("FollowUpLine")),
        .init("to_receive", section("FollowUpLine"), summary: "交办待签收,未逾期的"),
        .init("to_answer", section("FollowUpLine"), summary: "反馈待核、退回待办,未逾期的"),
        .init("waiting", section("FollowUpLine")), .init("no_next_step", section("ProjectLine")),
        .init("silent", section("ProjectLine")), .init("late_promises", section("PromiseLine")),
        .init("due_holds", section("HoldLine")), .init("open_visits", section("OverdueVisit")),
        .init("left_behind", section("LeftBehindLine"), summary: "停用账号名下待交接的;只看一人时不列"),
      ])),
    NamedSchema(
      "LeftBehindLine",
      .object([
        .init("login", .string), .init("name", .string), .init("projects", .integer), .init("follow_ups", .integer),
        .init("promises", .integer), .init("asks", .integer), .init("teams", .integer),
      ])),
    NamedSchema("OrderList", section("FollowUpLine")),
    NamedSchema(
      "OrderMoveInput",
      .object([
        .init("move", .choice(OrderMove.allCases.map(\.rawValue)), summary: "签收、反馈、办结、退回、改派、撤回"),
        .optional("text", .anyOf([.text(TextRule.paragraph.longest), .null]), summary: "反馈的情况,或退回、撤回的原因"),
        .optional("to", .anyOf([.text(TextRule.paragraph.longest), .null]), summary: "改派给谁:账号或姓名"),
        .optional("due_on", .anyOf([.date, .null]), summary: "改派后的期限"),
      ])),
    NamedSchema(
      "HoldLine",
      .object([
        .init("id", .integer), .init("zone", .string), .init("resource", .string), .init("amount", .string),
        .init("enterprise", .ref("NamedRecord")), .init("expires_on", .date),
        .init("days_left", .integer, summary: "距到期的自然日数"), .optional("owner", .string),
      ])),
    NamedSchema(
      "FollowUpLine",
      .object([
        .init("id", .integer), .init("title", .string), .init("owner", .string), .optional("owner_login", .string),
        .init("due_on", .date), .init("is_provisional", .flag, summary: "期限在已公布的节假日安排之后"),
        .init("days_overdue", .integer, summary: "逾期的工作日数"), .init("urgency", .string),
        .optional("waiting_for", .string), .init("priority", .string), .optional("assigned_by", .string),
        .optional("opportunity", .ref("NamedRecord")), .optional("enterprise", .ref("NamedRecord")),
        .optional(
          "order",
          .object([
            .init("state", .choice(OrderState.allCases.map(\.rawValue))), .init("label", .string),
            .init("since", .date),
            .init("holder", .string, summary: "现由谁办"), .optional("ordered_on", .date),
            .optional("answer_due_on", .date, summary: "签收,或交办人答复的期限"),
          ]), summary: "是交办事项时才有"),
      ])),
    NamedSchema(
      "ProjectLine",
      .object([
        .init("id", .integer), .init("code", .string), .init("title", .string),
        .init("enterprise", .ref("NamedRecord")),
        .init("stage", .string), .init("ball", .string, summary: "当前责任方"), .init("ball_days", .integer),
        .optional("officer", .string), .optional("leader", .string), .init("progress_on", .date),
        .init("silent_days", .integer), .init("silence", .string),
      ])),
    NamedSchema(
      "PromiseLine",
      .object([
        .init("id", .integer), .init("content", .string), .init("side", .string), .init("due_on", .date),
        .optional("owner", .string), .optional("opportunity", .ref("NamedRecord")),
      ])),
    NamedSchema(
      "Workdays",
      .object([
        .init("known_from", .date, summary: "节假日安排自此日起已公布,此前为暂定"),
        .init("known_through", .date, summary: "节假日安排已公布至此日,其后为暂定"), .optional("due", .date),
        .optional("due_is_provisional", .flag, summary: "期间有未公布的日子,到期日可能变动"),
        .init(
          "days",
          .array(
            .object([
              .init("date", .date), .init("is_worked", .flag), .init("is_provisional", .flag),
              .init("weekday", .integer, summary: "1 星期一 … 7 星期日"),
            ]))),
      ])),
    NamedSchema(
      "OutreachPlan",
      .object([
        .init("date", .date), .init("weeks", .integer), .optional("owner", .string),
        .init("items", .array(.ref("OutreachItem"))),
        .init("spared", .integer, summary: "因联系人本季度已达上限而略过"), .init("left", .integer, summary: "排在其后未列出"),
      ])),
    NamedSchema(
      "OutreachItem",
      .object([
        .init("position", .integer), .init("week", .integer), .init("enterprise", .ref("NamedEnterprise")),
        .init("need", .ref("NamedNeed")), .init("tier", .string), .init("score", .number),
        .optional("run", .string),
        .optional("rank", .integer), .init("why", .string),
        .init("ask", .array(.string), summary: "可问的事项,最要紧的在前"),
        .init("talks", .array(.ref("Talk")), summary: "这家企业正为其他招商项目洽谈的项目"), .optional("person", .ref("WayIn")),
        .init("not_offered", .array(.ref("WayIn")), summary: "与企业有关而不作联系人的:前任、未到任、本人要求不再联系"),
        .optional("introducer", .ref("WayIn")), .optional("owner", .string),
        .optional(
          "last_touch", .object([.init("on", .date), .init("kind", .string), .optional("note", .string)])),
      ])),
    NamedSchema(
      "EnterpriseGaps",
      .object([
        .init("date", .date), .optional("need", .ref("NamedNeed")), .init("items", .array(.ref("EnterpriseGap"))),
        .init("left", .integer, summary: "排在其后未列出"),
      ])),
    NamedSchema(
      "EnterpriseGap",
      .object([
        .init("enterprise", .ref("NamedEnterprise")), .init("need", .ref("NamedNeed")),
        .init("score", .number), .init("facts", .array(.ref("MissingFact"))),
        .init("fields", .array(.string), summary: "企业自身的待补字段,影响大的在前"),
        .init("plan_fields", .array(.string), summary: "拟投项目的待补字段,影响大的在前"),
      ])),
    NamedSchema(
      "MissingFact",
      .object([
        .init("key", .string), .init("text", .string), .init("source", .string, summary: "到哪里查、问谁"),
        .init("topics", .array(.string)), .init("points", .number, summary: "答复经评分指标至多改变的总分"), .init("may_veto", .flag),
      ])),
    NamedSchema(
      "WayIn",
      .object([
        .init("id", .integer), .init("name", .string), .init("detail", .string),
        .optional("phone", .string, summary: "已隐去中段,按用途显示的除外"), .withheld,
      ])),
    NamedSchema(
      "Report",
      .object([
        .init("report", .string), .init("title", .string), .optional("from", .date), .init("to", .date),
        .init(
          "sections",
          .array(
            .object([
              .init("title", .string),
              .init("columns", .array(.object([.init("name", .string), .init("label", .string)]))),
              .init("rows", .array(.map(.anyOf([.string, .number]))), summary: "按列名;金额为元,比率为百分数"),
            ]))), .init("notes", .array(.string)),
      ])),
    NamedSchema(
      "Figure",
      .object([
        .init("indicator", .string), .init("label", .string), .init("unit", .string), .init("from", .date),
        .init("to", .date), .init("value", .integer, summary: "各行之和;金额为元"),
        .init(
          "rows",
          .array(
            .object([
              .init("kind", .string, summary: "记录类别"), .init("id", .integer), .init("title", .string),
              .optional("project", .integer), .optional("firm", .string), .optional("day", .date),
              .init("value", .integer), .optional("ground", .string, summary: "依据"),
              .init("papers", .array(.ref("NamedRecord")), summary: "附件"),
            ]))),
      ])),
    NamedSchema("FrozenMonthInput", .object([.init("month", .string, summary: "月份,如 2026-10")])),
    NamedSchema("NamedRecord", .object([.init("id", .integer), .init("name", .string)])),
    NamedSchema(
      "DigestLetter",
      .object([
        .init("to", .string), .optional("login", .string),
        .init("role", .choice(["owner", "leader", "red_list", "left_behind"])), .init("text", .string),
      ])),
    NamedSchema(
      "FollowUpStateInput",
      .object([
        .init("state", .choice(FollowUpState.allCases.map(\.rawValue))),
        .optional("result", .string, summary: "办理结果,或取消、重新开启的原因"),
      ])),
    NamedSchema(
      "ArrivalStateInput",
      .object([
        .init("state", .choice(["checked", "recognised", "sent_back"])),
        .optional("month", .string, summary: "认定月份,如 2026-11,默认本月"),
        .optional("use", .choice(ArrivalUse.allCases.map(\.rawValue)), summary: "资金用途,认定时须有"),
        .optional("work", .choice(ArrivalWork.allCases.map(\.rawValue)), summary: "建设性质,认定时须有"),
        .optional("reason", .string, summary: "退回原因"),
      ])),
    NamedSchema(
      "PromiseStateInput",
      .object([
        .init("state", .choice(PromiseState.allCases.map(\.rawValue))), .optional("evidence", .string),
        .optional("on", .date),
      ])),
    NamedSchema(
      "PromiseRate",
      .object([
        .init("side", .choice(PromiseSide.allCases.map(\.rawValue))), .init("label", .string),
        .init("due", .integer, summary: "分母:已到期或已了结"), .init("kept", .integer), .init("kept_late", .integer),
        .init("broken", .integer), .init("late", .integer), .init("open", .integer),
        .optional("rate_permille", .integer, summary: "千分数,四舍五入;无到期承诺时不给"),
      ])),
  ]

  private static func section(_ line: String) -> Schema {
    .object([.init("items", .array(.ref(line))), .init("total", .integer)])
  }
}

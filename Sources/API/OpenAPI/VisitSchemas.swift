import Domain
import Service

/// The schemas of visits beyond their records.
enum VisitSchemas {
  static let all: [NamedSchema] =
    closing + [
      NamedSchema("VisitPlanInput", plan),
      NamedSchema(
        "VisitMoveInput",
        .object([
          .init("move", .choice(VisitWish.allCases.map(\.rawValue))),
          .optional("reason", .anyOf([.string, .null]), summary: "延期和取消必填"),
          .optional("starts_on", .anyOf([.date, .null]), summary: "延期后的开始日期"),
          .optional("ends_on", .anyOf([.date, .null]), summary: "延期后的结束日期;默认与原来同样长"),
          .optional("force_reason", .anyOf([.string, .null]), summary: "与其他考察重叠的理由"),
        ])),
      NamedSchema(
        "Itinerary",
        .object([
          .optional("change", .integer), .init("visit", .ref("Visit")), .init("parties", .array(.ref("VisitParty"))),
          .init("stops", .array(.ref("VisitStop"))), .init("asks", .array(.ref("VisitAsk"))),
        ])),
    ]

  private static var plan: Schema {
    guard case .object(let members, _) = RecordSchemas<VisitField>().input else {
      return .object([])
    }
    return .object(
      members + [
        .optional("parties", .array(.ref("VisitPartyInput")), summary: "enterprise_id 可写企业名称"),
        .optional("stops", .array(.ref("VisitStopInput")), summary: "zone_id、building_id、need_id 可写编号或名称"),
      ])
  }
}

import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Service

/// The routes of visits beyond their records.
enum VisitRoutes {
  static let id = Parameter.path("id", .integer(0...Int64.max), "考察编号")
  static let tag = "考察"
  static let path = RouteTable.root + "/visits/{id}"

  static let all = [plan, itinerary, move, paper] + closing

  private static let plan = Route(
    method: .post, path: RouteTable.root + "/visit-plans", operation: "planVisit", tag: tag,
    summary: "一次提交考察及其企业和行程:全部写入或全不写入;引用可写编号、代码或名称;重叠须写 force_reason",
    body: .json("VisitPlanInput"),
    successes: [.init(status: .created, schema: .ref("Itinerary"), headers: ["ETag", "Location"])], refusals: [409]
  ) { call in
    let input = try call.decoded(try await call.jsonBytes(), as: VisitPlanInput.self)
    let made = try await call.desk.planVisit(input, today: call.desk.today(), invocation: call.invocation)
    let view = try await call.desk.itineraries("#\(made.visit.id)", change: made.change, invocation: call.invocation)
    return try .json(
      view, status: .created,
      headers: [
        .eTag: EntityTag.text(view.visit.stored.change), .location: RouteTable.root + "/visits/\(made.visit.id)",
      ])
  }

  private static let itinerary = Route(
    method: .get, path: path + "/itinerary", operation: "readItinerary", tag: tag, summary: "考察及其企业、行程和诉求",
    parameters: [id], successes: [.init(status: .ok, schema: .ref("Itinerary"), headers: ["ETag"])]
  ) { call in
    let view = try await call.desk.itineraries(try call.record(of: .visit), invocation: call.invocation)
    return try .json(view, headers: [.eTag: EntityTag.text(view.visit.stored.change)])
  }

  private static let move = Route(
    method: .post, path: path + "/moves", operation: "moveVisit", tag: tag,
    summary: "确认、延期、重新计划或取消考察;延期须给新日期,行程一并移动", parameters: [id, RecordRoutes<VisitField>.ifMatch],
    body: .json("VisitMoveInput"),
    successes: [.init(status: .ok, schema: .ref("Visit"), headers: ["ETag"])], refusals: [409]
  ) { call in
    let visit = try call.record(of: .visit)
    let demanded = try await call.demanded(visit, of: .visit)
    let body = try call.decoded(try await call.jsonBytes(), as: VisitMoveBody.self)
    let today = call.desk.today()
    if let request = try body.postponing() {
      _ = try await call.desk.postponeVisit(
        visit, request, ifMatch: demanded, today: today, invocation: call.invocation)
    } else {
      _ = try await call.desk.moveVisit(
        visit, body.move, reason: body.reason, ifMatch: demanded, today: today, invocation: call.invocation)
    }
    return try RecordRoutes.reply(
      try await call.desk.records(VisitField.self).show(visit, invocation: call.invocation))
  }

  private static let paper = Route(
    method: .get, path: path + "/papers/{kind}", operation: "printVisitPaper", tag: tag,
    summary: "考察的纸质材料:invitation 邀请函与日程、factors 要素成本单(均可交来宾)、check 考察核实单(内部)、reply 答复函(写给一家企业);略去了什么写在 Paper-Notes 中",
    parameters: [
      id, .path("kind", .choice(PrintVisitPaper.Kind.allCases.map(\.rawValue)), "哪一种材料"),
      .query("format", .choice(PrintedPaper.Format.allCases.map(\.rawValue)), "html(默认)或 xlsx"),
      .query("enterprise", .text, "答复函写给哪家企业;邀请函和成本单只给这一家时也写明:编号或名称"),
    ],
    successes: [
      .init(
        status: .ok, schema: .string, headers: ["Content-Disposition", "Paper-Notes"],
        types: PrintedPaper.Format.allCases.map(\.mediaType))
    ], refusals: [409]
  ) { call in
    let format = call.text("format").flatMap(PrintedPaper.Format.init(rawValue:)) ?? .html
    return try await paper(
      call.part("kind"), of: try call.record(of: .visit), format, firm: call.text("enterprise"), call.desk,
      call.invocation)
  }

  /// A paper of a visit as it leaves the server, for one firm where one is named.
  static func paper(
    _ name: String, of visit: String, _ format: PrintedPaper.Format, firm: String?, _ desk: Desk,
    _ invocation: Invocation
  ) async throws -> Reply {
    guard let kind = PrintVisitPaper.Kind(rawValue: name) else {
      throw ServiceError(.notFound, code: "paper_not_found", message: "没有这种材料「\(name)」。")
    }
    let paper = try await desk.visitPapers(visit, kind, enterprise: firm, today: desk.today(), invocation: invocation)
    var reply = Reply.file(
      try paper.bytes(format), type: format.mediaType, name: "\(paper.name).\(format.rawValue)", rows: 1,
      isShown: format == .html)
    let notes = String(decoding: try JSONEncoder().encode(paper.notes), as: UTF8.self)
    reply.headers[.paperNotes] = Reply.encoded(notes)
    return reply
  }
}

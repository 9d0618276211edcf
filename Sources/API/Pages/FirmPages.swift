import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// The further parts of a firm's pages: all work by day, files, what is to be settled, what was written.
enum FirmPages {
  static let all: [PageRoute] = [
    .get("/enterprises/{id}/work", .rank, work), .get("/enterprises/{id}/history", .rank, history),
    .get("/enterprises/{id}/files", .rank) { call in try await files(call) },
    .post("/enterprises/{id}/files", .keepWork, keep),
    .get("/enterprises/{id}/settle", .rank) { call in try await settle(call) },
    .post("/enterprises/{id}/differences/{row}", .keepFirms, decide),
    .get("/enterprises/{id}/merge", .keepFirms) { call in try await preview(call, gone: call.text("gone") ?? "") },
    .post("/enterprises/{id}/merge", .keepFirms, merge),
  ]

  private static let told = [
    "file": "已存入附件", DifferenceState.taken.rawValue: "已采用新来内容", DifferenceState.kept.rawValue: "已保留现有内容",
  ]

  /// The firm of the address.
  private static func firm(_ call: PageCall) async throws -> Stored<EnterpriseField> {
    try await call.desk.records(EnterpriseField.self).show(
      "#\(try call.number("id", of: .enterprise))", invocation: call.invocation
    ).stored
  }

  private static func works(_ call: PageCall) -> Bool { Policy.allows(.keepWork, call.desk.acting) }

  /// The page that the address asks for, from 1.
  private static func page(_ call: PageCall) -> Int {
    min(max(call.text("page").flatMap { Int($0) } ?? 1, 1), 1_000_000)
  }

  private static func work(_ call: PageCall) async throws -> Reply {
    let firm = try await firm(call)
    let kind = call.text("kind").flatMap { FirmWork.Kind(rawValue: $0) }
    let work = try await call.desk.firmWork(
      "#\(firm.id)", kinds: kind.map { [$0] } ?? [], today: call.today, organisation: call.invocation.organisation)
    return call.page(
      FirmWorkPage(
        firm, work, kind: kind, page: page(call), works: works(call), on: call.today, for: try call.demandReader()))
  }

  private static func history(_ call: PageCall) async throws -> Reply {
    let firm = try await firm(call)
    let history = try await call.desk.firmHistory(
      "#\(firm.id)", page: page(call), organisation: call.invocation.organisation)
    return call.page(
      FirmHistoryPage(firm, history, works: works(call), on: call.today, for: try call.demandReader()))
  }

  // MARK: Files

  private static func files(
    _ call: PageCall, typed: [String: String] = [:], refused: ServiceError? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Reply {
    let firm = try await firm(call)
    let files = try await call.desk.attachments.of(firm.id, organisation: call.invocation.organisation)
    return call.page(
      FirmFilesPage(
        firm, files, bytes: call.limits.uploadBytes, adds: works(call), typed: typed,
        deed: try await call.deed(told, back: "/enterprises/\(firm.id)/files"), refused: refused,
        for: try call.demandReader()), status: status)
  }

  private static func keep(_ call: PageCall) async throws -> Reply {
    let id = try call.number("id", of: .enterprise)
    var typed: [String: String] = [:]
    do {
      let form = try await call.multipart()
      typed = form.fields.byName
      guard let file = form.file else {
        throw ServiceError(
          .invalid, code: "invalid_file", message: "请选择文件。",
          fields: [.init(field: "file", code: "missing", message: "请选择文件。")])
      }
      let place = try Upload.place()
      defer { place.remove() }
      try place.put(file.bytes)
      let words = VisitPages.values(form.fields, [AttachmentField.title, .paper, .datedOn])
      let receipt = try await call.desk.attachments(
        path: place.path, name: try Upload.plainName(file.name), to: .record(.enterprise, "#\(id)"), words: words,
        today: call.today, invocation: call.invocation)
      return .led(to: "/enterprises/\(id)/files?done=file" + (receipt.change.map { "&change=\($0)" } ?? ""))
    } catch let error as ServiceError where [.invalid, .tooLarge, .conflict].contains(error.kind) {
      return try await files(
        call, typed: typed, refused: error, status: Problem(error)?.status ?? .unprocessableContent)
    }
  }

  // MARK: What is to be settled

  private static func settle(_ call: PageCall, refused: Act.Refused? = nil) async throws -> Reply {
    let id = try call.number("id", of: .enterprise)
    let open = try await call.desk.firmToSettle("#\(id)", organisation: call.invocation.organisation)
    return call.page(
      FirmSettlePage(
        open, keeps: Policy.allows(.keepFirms, call.desk.acting), works: works(call), on: call.today,
        deed: try await call.deed(told, back: "/enterprises/\(id)/settle"), refused: refused,
        for: try call.demandReader()), status: refused?.error.pageStatus ?? .ok)
  }

  private static func decide(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .enterprise)
    let row = try call.number("row", of: .difference)
    let state: DifferenceState = fields["state"] == DifferenceState.taken.rawValue ? .taken : .kept
    return try await call.doing(
      state.rawValue, "difference-\(row)", fields, back: "/enterprises/\(id)/settle"
    ) {
      try await call.desk.settleDifference(
        ["#\(row)"], as: state, reason: fields.filled("reason"), ifMatch: fields.seen, today: call.today,
        invocation: call.invocation
      ).first?.change
    } again: {
      try await settle(call, refused: $0)
    }
  }

  // MARK: One of two

  private static func preview(
    _ call: PageCall, gone words: String, refused: ServiceError? = nil
  ) async throws -> Reply {
    let keep = try await firm(call)
    let gone: Stored<EnterpriseField>
    do {
      let named = words.allSatisfy(\.isNumber) && !words.isEmpty ? "#\(words)" : words
      gone = try await call.desk.records(EnterpriseField.self).show(named, invocation: call.invocation).stored
    } catch let error as ServiceError where [.notFound, .ambiguous].contains(error.kind) {
      return try await settle(call, refused: Act.Refused("", error, typed: [:]))
    }
    var trial: MergeReceipt?
    var why = refused
    do {
      trial = try await call.desk.mergeEnterprises(
        keep: "#\(keep.id)", gone: "#\(gone.id)", today: call.today, isDryRun: true, invocation: call.invocation)
    } catch let error as ServiceError where [.invalid, .conflict].contains(error.kind) { why = error }
    return call.page(
      MergePage(keep: keep, gone: gone, trial, refused: why, for: try call.demandReader()),
      status: refused?.pageStatus ?? .ok)
  }

  private static func merge(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try call.number("id", of: .enterprise)
    let gone = try PageCall.number(fields["gone"] ?? "", of: .enterprise)
    do {
      let receipt = try await call.desk.mergeEnterprises(
        keep: "#\(id)", gone: "#\(gone)", ifMatch: fields.seen,
        goneMatch: fields["seen_gone"].flatMap { Int64($0) }, today: call.today, invocation: call.invocation)
      return .led(to: "/enterprises/\(id)?done=merged" + (receipt.change.map { "&change=\($0)" } ?? ""))
    } catch let error as ServiceError where [.invalid, .conflict].contains(error.kind) {
      return try await preview(call, gone: "\(gone)", refused: error)
    }
  }
}

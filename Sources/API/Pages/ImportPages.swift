import Console
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// The pages of imports: what was imported, a new file, what it would do, and its end.
enum ImportPages {
  static let all: [PageRoute] = [
    .get("/imports", .rank, list), .get("/imports/new", .keepWork) { call in try await ask(call) },
    .post("/imports/new", .keepWork, upload),
    .get("/imports/files/{upload}", .keepWork) { call in try await preview(call) },
    .post("/imports/files/{upload}", .keepWork, choose), .post("/imports/files/{upload}/apply", .keepWork, apply),
    .post("/imports/files/{upload}/remove", .keepWork, remove),
    .get("/imports/files/{upload}/mending", .keepWork, mending),
    .get("/imports/{change}", .rank) { call in try await show(call) }, .post("/imports/{change}/undo", .undo, undo),
  ]

  private static func list(_ call: PageCall) async throws -> Reply {
    let limit = 50
    let before = call.text("before").flatMap { Int64($0) }
    let changes = try await call.desk.imports(
      before: before, limit: limit, organisation: call.invocation.organisation)
    let next = changes.count == limit ? changes.last.map { "/imports?before=\($0.id)" } : nil
    return call.page(
      ImportListPage(
        changes, waiting: try await call.desk.uploads.list(call.invocation), mayImport: mayImport(call), next: next,
        first: before == nil ? nil : "/imports", done: call.text("done") == "removed" ? "已移除,没有导入。" : nil,
        for: try call.demandReader()))
  }

  private static func mayImport(_ call: PageCall) -> Bool {
    Policy.allows(.keepWork, call.desk.acting) && !call.desk.uploads.kinds.isEmpty
  }

  private static func ask(
    _ call: PageCall, kind: String? = nil, refused: ServiceError? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Reply {
    let uploads = call.desk.uploads
    return call.page(
      NewImportPage(
        kinds: uploads.kinds, chosen: kind ?? call.text("kind"), bytes: call.limits.uploadBytes, most: uploads.most,
        time: uploads.time, refused: refused, for: try call.demandReader()), status: status)
  }

  private static func upload(_ call: PageCall) async throws -> Reply {
    var kind: String?
    do {
      let form = try await call.multipart()
      kind = form.fields["kind"]
      let kept = try await call.desk.uploads.keep(
        form.file?.bytes ?? [], name: form.file.map { try Upload.plainName($0.name) } ?? "", as: kind ?? "",
        call.invocation)
      return .led(to: "/imports/files/\(kept.id)")
    } catch let error as ServiceError where [.invalid, .tooLarge, .conflict].contains(error.kind) {
      return try await ask(
        call, kind: kind, refused: error, status: Problem(error)?.status ?? .unprocessableContent)
    }
  }

  // MARK: A file that waits

  private static func id(_ call: PageCall) throws -> Int64 {
    guard let id = Int64(call.context.parameters.get("upload") ?? ""), id > 0 else {
      throw ServiceError(.notFound, code: "upload_not_found", message: "没有这个待导入的文件。")
    }
    return id
  }

  private static func preview(
    _ call: PageCall, typed: FormFields? = nil, refused: ServiceError? = nil
  ) async throws -> Reply {
    let id = try id(call)
    let organisation = call.invocation.organisation
    let upload: KeptUpload
    do {
      upload = try await call.desk.uploads.find(id, call.invocation)
    } catch let error as ServiceError where error.code == "upload_not_found" {
      // Written meanwhile: the page that waited for it is led to its end.
      if case .success(let outcome)? = call.imports.run(of: id, of: call.importHolder)?.result,
        let change = outcome.change,
        try await call.desk.undo.own(change, call.invocation) != nil
      {
        return .led(to: "/imports/\(change)?done=imported")
      }
      throw error
    }
    var refused = refused
    if let run = call.imports.run(of: id, of: call.importHolder), !run.key.isTrial {
      guard let result = try await run.settled() else { return try waiting(call, upload, run) }
      switch result {
      case .success(let outcome):
        if let change = outcome.change { return .led(to: "/imports/\(change)?done=imported") }
      case .failure(let error as ServiceError) where error.kind != .unavailable: refused = error
      case .failure(let error):
        call.imports.forget(id, of: call.importHolder)
        throw error
      }
      call.imports.forget(id, of: call.importHolder)
    }
    let last = try await call.desk.imports.changes(limit: 1, organisation: organisation).first?.id ?? 0
    let run = call.imports.run(
      .init(upload: id, holder: call.importHolder, isTrial: true, choices: upload.choices, change: last),
      work(call, upload, isTrial: true))
    guard let result = try await run.settled() else { return try waiting(call, upload, run) }
    var outcome: ImportOutcome?
    switch result {
    case .success(let found): outcome = found
    case .failure(let error as ServiceError) where error.kind == .invalid || error.kind == .conflict:
      refused = refused ?? error
    case .failure(let error):
      call.imports.forget(id, of: call.importHolder)
      throw error
    }
    return call.page(
      ImportPreviewPage(
        upload, outcome, typed: typed?.byName ?? [:], refused: refused,
        note: call.text("chosen") == nil ? nil : "已按您的指定重新核对,请看过再确认导入。", for: try call.demandReader()),
      status: refused == nil ? .ok : .unprocessableContent)
  }

  private static func waiting(_ call: PageCall, _ upload: KeptUpload, _ run: ImportRuns.Run) throws -> Reply {
    var reply = call.page(
      ImportProgressPage(upload, run.progress, isTrial: run.key.isTrial, for: try call.demandReader()))
    if let refresh = HTTPField.Name("Refresh") { reply.headers[refresh] = "2" }
    return reply
  }

  /// Reads the file and, unless it is a trial, writes it and lays it aside.
  private static func work(
    _ call: PageCall, _ upload: KeptUpload, isTrial: Bool, gathersMending: Bool = false
  ) -> @Sendable (@escaping @Sendable (ImportProgress) -> Void) async throws -> ImportOutcome {
    let desk = call.desk
    let invocation = call.invocation
    let today = call.today
    return { progress in
      let place = try Upload.place()
      defer { place.remove() }
      try place.put(try await desk.uploads.bytes(upload.id, invocation))
      let outcome = try await desk.importFile(
        at: place.path, upload, isDryRun: isTrial, gathersMending: gathersMending, today: today,
        invocation: invocation, progress: progress)
      // What is written stays written when the file cannot be taken away: that goes by itself when its time is over.
      if outcome.change != nil { try? await desk.uploads.remove(upload.id, invocation) }
      return outcome
    }
  }

  private static func choose(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let upload = try await call.desk.uploads.find(try id(call), call.invocation)
    do {
      let choices = try ImportForm.choices(fields.byName, over: upload.choices)
      try await call.desk.uploads.settle(upload.id, choices, call.invocation)
      return .led(to: "/imports/files/\(upload.id)?chosen=1")
    } catch let error as ServiceError where error.kind == .invalid {
      return try await preview(call, typed: fields, refused: error)
    }
  }

  private static func apply(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let id = try id(call)
    let upload: KeptUpload
    do {
      upload = try await call.desk.uploads.find(id, call.invocation)
    } catch let error as ServiceError where error.code == "upload_not_found" {
      // Sent twice: the first is under way or done.
      if call.imports.run(of: id, of: call.importHolder) != nil { return .led(to: "/imports/files/\(id)") }
      throw error
    }
    do {
      let choices = try ImportForm.choices(fields.byName, over: upload.choices)
      guard choices == upload.choices else {
        // What was not shown yet is shown before it is written.
        try await call.desk.uploads.settle(id, choices, call.invocation)
        return .led(to: "/imports/files/\(id)?chosen=1")
      }
    } catch let error as ServiceError where error.kind == .invalid {
      return try await preview(call, typed: fields, refused: error)
    }
    let run = call.imports.run(
      .init(upload: id, holder: call.importHolder, isTrial: false, choices: upload.choices, change: 0),
      work(call, upload, isTrial: false))
    if case .success(let outcome)? = try await run.settled(), let change = outcome.change {
      return .led(to: "/imports/\(change)?done=imported")
    }
    return .led(to: "/imports/files/\(id)")
  }

  private static func remove(_ call: PageCall) async throws -> Reply {
    _ = try await call.form()
    let id = try id(call)
    _ = try await call.desk.uploads.find(id, call.invocation)
    if let run = call.imports.run(of: id, of: call.importHolder), !run.key.isTrial, run.result == nil {
      throw ServiceError(
        .conflict, code: "import_under_way", message: "这份文件正在导入,不能移除。导入完成后,可在导入记录中整次撤销。")
    }
    try await call.desk.uploads.remove(id, call.invocation)
    call.imports.forget(id, of: call.importHolder)
    return .led(to: "/imports?done=removed")
  }

  /// The rows to mend as a workbook.
  private static func mending(_ call: PageCall) async throws -> Reply {
    let upload = try await call.desk.uploads.find(try id(call), call.invocation)
    let outcome = try await work(call, upload, isTrial: true, gathersMending: true)({ _ in })
    // Other tables are mended where they are: the page names every row.
    guard case .workbook(let report) = outcome else { return .led(to: "/imports/files/\(upload.id)") }
    let place = try Upload.place()
    defer { place.remove() }
    try report.writeMending(to: place.path + ".xlsx")
    return .file(
      try place.bytes(ending: ".xlsx"),
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      name: "待更正-" + String(upload.name.prefix(while: { $0 != "." })) + ".xlsx", rows: report.mendingRows,
      isShown: false)
  }

  // MARK: A past import

  private static func change(_ call: PageCall) async throws -> ChangeEntry {
    let id = Int64(call.context.parameters.get("change") ?? "") ?? 0
    return try await call.desk.imports.show(id, organisation: call.invocation.organisation)
  }

  private static func show(_ call: PageCall, refused: ServiceError? = nil) async throws -> Reply {
    let entry = try await change(call)
    var written: UndoView?
    var hindrance: String?
    if Policy.allows(.undo, call.desk.acting), call.desk.acting.writes {
      do {
        written = UndoView(
          try await call.desk.undo(entry.undoneBy ?? entry.id, isDryRun: true, invocation: call.invocation))
      } catch let error as ServiceError where error.kind == .conflict { hindrance = error.message }
    }
    let done = ["imported": "已导入,全部写入。", "undone": "已撤销,回到导入之前。", "restored": "已恢复这次导入。"]
    return call.page(
      ImportPage(
        entry, outcome: entry.undoneBy == nil ? call.imports.wrote(entry.id) : nil, undoing: written,
        hindrance: hindrance, refused: refused, done: call.text("done").flatMap { done[$0] },
        for: try call.demandReader()), status: refused == nil ? .ok : .conflict)
  }

  private static func undo(_ call: PageCall) async throws -> Reply {
    let fields = try await call.form()
    let entry = try await change(call)
    let asked = Int64(fields["change"] ?? "") ?? 0
    guard asked == entry.undoneBy ?? entry.id else {
      throw ServiceError(.conflict, code: "already_undone", message: "这次导入的状态已变,没有办理。请刷新页面再看。")
    }
    do {
      _ = try await call.desk.undo(asked, invocation: call.invocation)
    } catch let error as ServiceError where error.kind == .conflict { return try await show(call, refused: error) }
    return .led(to: "/imports/\(entry.id)?done=\(entry.undoneBy == nil ? "undone" : "restored")")
  }
}

extension PageCall {
  /// Whose imports these are.
  fileprivate var importHolder: ImportRuns.Holder {
    ImportRuns.Holder(organisation: desk.acting.organisation, account: desk.acting.account)
  }
}

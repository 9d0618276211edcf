import Console
import Domain
import HTTPTypes
import Hummingbird
import Service

/// What pages tell of what was just done, and how it is taken back.
enum DeedPages {
  static let all: [PageRoute] = [.post("/undo", .undo, undo)]

  private static let undo: @Sendable (PageCall) async throws -> Reply = { call in
    let fields = try await call.form()
    _ = try await call.desk.undo(Int64(fields["change"] ?? "") ?? 0, invocation: call.invocation)
    let back = OwnPath(fields["back"])?.text ?? "/"
    return .led(to: back + (back.contains("?") ? "&" : "?") + "done=undone")
  }
}

extension PageCall {
  /// What was just done as the address names it, by these words. The change is offered to be taken back to whoever made it.
  func deed(_ words: [String: String], back: String) async throws -> Deed? {
    guard let name = text("done"), let told = name == "undone" ? "已撤销" : words[name] else { return nil }
    let reader = try demandReader()
    guard let id = text("change").flatMap({ Int64($0) }), Policy.allows(.undo, desk.acting),
      let change = try await desk.undo.own(id, invocation), change.undoneBy == nil, change.undoes == nil
    else { return Deed(told + "。", change: nil, back: back, for: reader) }
    return Deed(told + "。", change: id, back: back, for: reader)
  }

  /// Does what a form asks and leads to `back`, which tells it; what is refused is shown on the page again with what was typed.
  func doing(
    _ deed: String, _ key: String, _ fields: FormFields, back: String, _ work: () async throws -> Int64?,
    again page: (Act.Refused) async throws -> Reply
  ) async throws -> Reply {
    do {
      let change = try await work()
      return .led(to: back + (back.contains("?") ? "&" : "?") + "done=\(deed)" + (change.map { "&change=\($0)" } ?? ""))
    } catch let error as ServiceError where [.invalid, .conflict, .ambiguous].contains(error.kind) {
      return try await page(Act.Refused(key, error, typed: fields.byName))
    }
  }
}

extension ServiceError {
  /// The refusal with its fields named by the boxes of a form. `rows` says what the boxes of each filled row begin with:
  /// `stops[1].from_time` may be `stops-3-from_time`.
  func naming(_ rows: [String: [String]]) -> ServiceError {
    let named = fields.map { problem in
      guard let open = problem.field.firstIndex(of: "["), let close = problem.field.firstIndex(of: "]"),
        let index = Int(problem.field[problem.field.index(after: open)..<close]),
        let boxes = rows[String(problem.field[..<open])], boxes.indices.contains(index)
      else { return problem }
      return FieldProblem(
        field: "\(boxes[index])-\(problem.field[close...].dropFirst(2))", code: problem.code, message: problem.message)
    }
    return ServiceError(
      kind, code: code, message: message, fields: named, candidates: candidates, remedy: remedy, pause: pause)
  }

  /// The status of the page that shows it.
  var pageStatus: HTTPResponse.Status {
    switch kind {
    case .conflict: .conflict
    default: .unprocessableContent
    }
  }
}

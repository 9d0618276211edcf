import Console
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Secrets
import Service

/// One request for a page of the console.
struct PageCall: Sendable {
  let request: Request
  let context: CallContext
  let desk: Desk
  /// Who is logged in; `nil` where nobody is, or there is no account yet.
  let visitor: Entrance.PageVisitor?
  /// Who looks at the page; `nil` where nobody is known.
  let reader: Frame.Reader?
  let limits: APILimits
  /// The imports under way.
  let imports: ImportRuns
  let query: [(name: String, text: String)]

  var invocation: Invocation { desk.acting.from(context.address).invocation(requestID: context.requestID) }

  var today: CalendarDate { desk.today() }

  /// Who looks at a page that somebody known has to ask for.
  func demandReader() throws -> Frame.Reader {
    guard let reader else { throw Entrance.loginRequired }
    return reader
  }

  /// The first value of a query name; `nil` also for an empty one, as forms send what nobody filled in.
  func text(_ name: String) -> String? { query.first { $0.name == name && !$0.text.isEmpty }?.text }

  func texts(_ name: String) -> [String] { query.filter { $0.name == name && !$0.text.isEmpty }.map(\.text) }

  /// A number of the path. Throws 404 when it is none.
  func number(_ name: String, of entity: Entity) throws -> Int64 {
    try PageCall.number(context.parameters.get(name) ?? "", of: entity)
  }

  /// The number that a text is. Throws 404 when it is none.
  static func number(_ text: String, of entity: Entity) throws -> Int64 {
    if let number = Int64(text), number >= 0 { return number }
    throw ServiceError(.notFound, code: "\(entity)_not_found", message: "没有编号为「\(text)」的\(entity.label)。")
  }

  /// What a form says, once its word is the session's. Where there is no account yet, whoever reaches the server is whoever runs
  /// it, and the page of another site is known by its origin.
  func form() async throws -> FormFields {
    let fields = try await FormFields(request, limit: limits.bodyBytes)
    if let token = visitor?.token { try fields.demandWord(of: token) }
    return fields
  }

  /// The change of this number, where it may still be taken back by whoever made it and looks at the page.
  func undoable(_ number: String?) async throws -> Int64? {
    guard let id = number.flatMap({ Int64($0) }), Policy.allows(.undo, desk.acting),
      let change = try await desk.undo.own(id, invocation), change.undoneBy == nil, change.undoes == nil
    else { return nil }
    return id
  }

  /// What a form says that brings a file, once its word is the session's.
  func multipart() async throws -> MultipartForm {
    let form = try await MultipartForm(request, limit: limits.uploadBytes, drained: limits.importBytes)
    if let token = visitor?.token { try form.fields.demandWord(of: token) }
    return form
  }

  /// A page as it is answered.
  func page(_ page: some PageModel, status: HTTPResponse.Status = .ok) -> Reply { .console(page.html, status: status) }
}

extension Reply {
  /// Leads a browser to another page of this server.
  static func led(to path: String, setting cookie: String? = nil) -> Reply {
    var headers: HTTPFields = [.location: path]
    headers[.setCookie] = cookie
    return Reply(status: .seeOther, headers: headers)
  }

  /// A page of the console with the style and script of this server, and forms to it.
  static func console(_ html: String, status: HTTPResponse.Status) -> Reply {
    shown(html, SecurityHeaders.consolePolicy, status)
  }

  /// A page with the style of this server and forms to it, and no script.
  static func plain(_ html: String, status: HTTPResponse.Status) -> Reply {
    shown(html, SecurityHeaders.plainPolicy, status)
  }

  /// Its forms say where they come from, or they could not be told from those of other sites.
  private static func shown(_ html: String, _ policy: String, _ status: HTTPResponse.Status) -> Reply {
    Reply(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .contentSecurityPolicy: policy, .referrerPolicy: "same-origin",
      ], body: ByteBuffer(string: html))
  }
}

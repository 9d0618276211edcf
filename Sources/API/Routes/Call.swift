import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// One request to a route, its path and query checked against what the route understands.
struct Call: Sendable {
  let route: Route
  private(set) var request: Request
  /// The desk of whoever asks.
  let desk: Desk
  /// How they were let in; `nil` for whoever runs the program.
  let holder: LogIn.Holder?
  let limits: APILimits
  /// Runs command lines; `nil` in a program that has none.
  let commands: (any CommandRunner)?
  let invocation: Invocation
  /// What the query says, in its order.
  let query: [(name: String, text: String)]
  private let parameters: Parameters

  /// Throws `ServiceError` `invalid_query` naming every query name that is not known and every value that cannot be used.
  init(
    _ route: Route, _ request: Request, _ context: CallContext, _ visitor: Entrance.Visitor, _ limits: APILimits,
    _ commands: (any CommandRunner)?
  ) throws {
    self.route = route
    self.request = request
    desk = visitor.desk
    holder = visitor.holder
    self.limits = limits
    self.commands = commands
    invocation = desk.acting.from(context.address).invocation(requestID: context.requestID)
    parameters = context.parameters
    query = try QueryText.pairs(request.uri.query)
    let problems = Call.problems(query, route.parameters.filter { $0.place == .query })
    guard problems.isEmpty else {
      throw ServiceError(.invalid, code: "invalid_query", message: "查询条件有误。", fields: problems)
    }
  }

  /// The same request with its body at hand.
  func holding(_ body: ByteBuffer) -> Call {
    var call = self
    call.request.body = .init(buffer: body)
    return call
  }

  private static func problems(
    _ query: [(name: String, text: String)], _ known: [Parameter]
  ) -> [ServiceError.FieldProblem] {
    var problems: [ServiceError.FieldProblem] = []
    var seen: Set<String> = []
    for (name, text) in query {
      guard let parameter = known.first(where: { $0.name == name }) else {
        problems.append(.init(field: name, code: "unknown_query", message: "没有查询参数「\(name)」。"))
        continue
      }
      if !seen.insert(name).inserted, !parameter.isRepeatable {
        problems.append(.init(field: name, code: "repeated", message: "\(name) 只能给一次。"))
      } else if let problem = parameter.problem(text) {
        problems.append(problem)
      }
    }
    for parameter in known where parameter.isRequired && !seen.contains(parameter.name) {
      problems.append(
        .init(field: parameter.name, code: "missing", message: "缺少 \(parameter.name):\(parameter.summary)。"))
    }
    return problems
  }

  /// How whoever asks was let in. Throws 404 for whoever runs the program, who has no account.
  func demandHolder() throws -> LogIn.Holder {
    guard let holder else {
      throw ServiceError(.notFound, code: "account_not_found", message: "尚未启用账号,这里没有自己的账号。")
    }
    return holder
  }

  /// The organisation asked about.
  var organisation: Int64 { invocation.organisation }

  /// The first value of a query name.
  func text(_ name: String) -> String? { query.first { $0.name == name }?.text }

  /// All values of a query name.
  func texts(_ name: String) -> [String] { query.filter { $0.name == name }.map(\.text) }

  /// A whole number of the query; the route has checked that it is one.
  func integer(_ name: String) -> Int64? { text(name).flatMap { Int64($0) } }

  /// Whether the query says `true`.
  func flag(_ name: String) -> Bool { text(name) == "true" }

  /// What contact data the query asks for.
  var contactWish: ContactWish? {
    ContactWish(text("purpose"), side: text("side").flatMap(ConsentScope.init(rawValue:)))
  }

  /// A part of the path.
  func part(_ name: String) -> String { parameters.get(name) ?? "" }

  /// A part of the path that is a number. Throws 404 when it is none: there is no such record.
  func number(_ name: String, of entity: String) throws -> Int64 {
    if let number = Int64(part(name)), number >= 0 { return number }
    throw ServiceError(.notFound, code: "\(entity)_not_found", message: "没有编号为「\(part(name))」的记录。")
  }

  /// The record a part of the path names, as use cases understand it: exactly this id.
  func record(_ name: String = "id", of entity: Entity) throws -> String {
    "#\(try number(name, of: entity.rawValue))"
  }
}

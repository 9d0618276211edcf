import Domain
import HTTPTypes
import Hummingbird

/// One operation: what it is called with, what it answers, and what does it. Router and OpenAPI document read the same table.
struct Route: Sendable {
  /// What a body is.
  enum Body: Sendable {
    /// JSON of this schema.
    case json(String)
    /// The bytes of a file, of one of these types.
    case file([String])

    /// The types that changes of a record come as: members that are not named stay, null makes unknown (RFC 7396).
    static let patchTypes = ["application/merge-patch+json", "application/json"]
  }

  /// Whether what it answers carries an ETag and may be asked for conditionally.
  var isTagged: Bool { method == .get && successes.contains { $0.types == ["application/json"] } }

  /// What a success looks like.
  struct Success: Sendable {
    let status: HTTPResponse.Status
    /// The schema of the body.
    let schema: Schema
    var headers: [String] = []
    /// The types the body may come as.
    var types = ["application/json"]
  }

  let method: HTTPRequest.Method
  let path: String
  /// The operation's name, unique.
  let operation: String
  /// What it is about, in Chinese.
  let tag: String
  /// What it does, in Chinese.
  let summary: String
  var parameters: [Parameter] = []
  var body: Body?
  /// How many bytes of JSON it takes.
  var bodyLimit: any KeyPath<APILimits, Int> & Sendable = \.bodyBytes
  let successes: [Success]
  /// The refusals that belong to what it does; those of its manners follow from the rest.
  var refusals: [Int] = []
  /// The kind of record it reads or keeps, where it is about one.
  var entity: Entity?
  let handle: @Sendable (Call) async throws -> Reply

  /// Whether a firm asks for itself: then what a link opened lets it in.
  var isOfOwnFirm: Bool { path == OwnFirmRoutes.root || path.hasPrefix(OwnFirmRoutes.root + "/") }

  /// Every status it may answer with: its own, and those that the manners of all routes give.
  var statuses: [Int] {
    var all = Set(successes.map(\.status.code) + refusals + [400, 403, 421, 422, 431, 500, 503])
    if access != .everybody { all.insert(401) }
    if parameters.contains(where: { $0.place == .path }) { all.insert(404) }
    if parameters.contains(where: { $0.name == "If-Match" }) { all.formUnion([412, 428]) }
    if isKeyed { all.insert(409) }
    if body != nil { all.formUnion([408, 413, 415]) }
    if isTagged { all.insert(304) }
    all.insert(417)
    return all.sorted()
  }
}

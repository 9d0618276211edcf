import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Service

/// A record's ETag: the number of the change that wrote its present state. Of everything else that is read the ETag is
/// a digest of what is answered.
enum EntityTag {
  /// `"1234"`
  static func text(_ change: Int64) -> String { "\"\(change)\"" }

  /// `W/"…"` of an answer's bytes: FNV-1a, 64 bits.
  static func digest(_ body: ByteBuffer) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in body.readableBytesView { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "W/\"\(String(hash, radix: 36))\""
  }

  /// What a header of tags names: any state, or these tags as they are written (RFC 9110, 8.8.3 and 13.1).
  enum Named: Equatable {
    case any
    case tags([String])
  }

  /// Reads the values of `If-Match` or `If-None-Match`; `nil` for what is no list of tags.
  static func read(_ values: [String]) -> Named? {
    var rest = Substring(values.joined(separator: ","))
    var tags: [String] = []
    if values.count == 1, rest.allSatisfy({ $0 == "*" || $0 == " " }), rest.contains("*") { return .any }
    while true {
      rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "," }
      guard !rest.isEmpty else { return tags.isEmpty ? nil : .tags(tags) }
      let start = rest.startIndex
      if rest.hasPrefix("W/") { rest = rest.dropFirst(2) }
      guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
      tags.append(String(rest.base[start...end]))
      rest = rest[rest.index(after: end)...]
      guard rest.isEmpty || " \t,".contains(rest.first ?? ",") else { return nil }
    }
  }

  /// Whether two tags name the same, strong or weak (RFC 9110, 8.8.3.2).
  static func isSame(_ left: String, _ right: String) -> Bool {
    left.trimmingPrefix("W/") == right.trimmingPrefix("W/")
  }
}

extension Call {
  /// The change that `If-Match` demands of a record; `nil` for `*`, which any present state meets. Of several the one
  /// that the record is at now counts, if it is among them.
  ///
  /// Throws 428 without the header, 412 for what cannot be one of our tags.
  func demanded(_ record: String, of entity: Entity) async throws -> Int64? {
    try demandTag()
    let values = request.headers[values: .ifMatch]
    let named = EntityTag.read(values)
    if named == .any { return nil }
    guard case .tags(let tags) = named else { throw Call.unknown(values) }
    // Weak tags never match here: two states that are alike may still differ.
    let changes = tags.compactMap { $0.hasPrefix("\"") ? Int64($0.dropFirst().dropLast()) : nil }
    guard let first = changes.first else { throw Call.unknown(values) }
    guard changes.count > 1 else { return first }
    func change<Field: RecordField>(_ field: Field.Type) async throws -> Int64 {
      try await desk.records(field).show(record, invocation: invocation).stored.change
    }
    let standing = try await change(entity.fields)
    return changes.contains(standing) ? standing : first
  }

  /// Throws 428 for a write that must name the state it changes and does not.
  func demandTag() throws {
    guard route.parameters.contains(where: { $0.name == "If-Match" && $0.isRequired }),
      request.headers[.ifMatch] == nil
    else { return }
    throw Problem(
      .preconditionRequired, code: "if_match_required", detail: "修改或删除须带 If-Match,值为读取该记录时得到的 ETag。")
  }

  private static func unknown(_ values: [String]) -> Problem {
    Problem(
      .preconditionFailed, code: "etag_unknown",
      detail: "If-Match 的值 \(values.joined(separator: ", ")) 不是本服务给出的 ETag,请重新读取记录。")
  }
}

extension Reply {
  /// The answer to a reading request: tagged, and without its body when the client says it has it (304).
  func conditional(_ request: Request) -> Reply {
    guard status == .ok, headers[.contentType]?.hasPrefix("application/json") ?? false else { return self }
    var reply = self
    let tag = headers[.eTag] ?? EntityTag.digest(body)
    reply.headers[.eTag] = tag
    let isKnown =
      switch EntityTag.read(request.headers[values: .ifNoneMatch]) {
      case .any: true
      case .tags(let tags): tags.contains { EntityTag.isSame($0, tag) }
      case nil: false
      }
    guard isKnown else { return reply }
    reply.status = .notModified
    reply.headers[.contentType] = nil
    reply.body = ByteBuffer()
    return reply
  }
}

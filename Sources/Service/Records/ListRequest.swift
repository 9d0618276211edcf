import Domain

/// A list as a face asks for it, in the words of the API: `?revenue_yuan.min=…&place=武汉&sort=-revenue_yuan`.
package struct ListRequest: Sendable, Hashable {
  /// Filters: a field name, `field.contains`, `field.min`, `field.max` or `field.unknown`, with the text given.
  package var filters: [(name: String, text: String)] = []
  /// Text to look for in names, codes and descriptions.
  package var search: String?
  /// A field name, with `-` in front for largest first; the id when `nil`.
  package var sort: String?
  /// The `next` of the page before.
  package var after: String?
  /// Rows a page, 1–1,000.
  package var limit: Int

  /// A list as a face asks for it.
  package init(
    filters: [(name: String, text: String)] = [], search: String? = nil, sort: String? = nil, after: String? = nil,
    limit: Int = 50
  ) {
    self.filters = filters
    self.search = search
    self.sort = sort
    self.after = after
    self.limit = limit
  }

  /// Requests are equal when they ask the same.
  package static func == (a: ListRequest, b: ListRequest) -> Bool {
    a.search == b.search && a.sort == b.sort && a.after == b.after && a.limit == b.limit
      && a.filters.elementsEqual(b.filters) { $0.name == $1.name && $0.text == $1.text }
  }

  /// Feeds what the request asks.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(search)
    hasher.combine(sort)
    hasher.combine(after)
    hasher.combine(limit)
    for filter in filters { hasher.combine(filter.name + "=" + filter.text) }
  }
}

extension ServiceError.FieldProblem: Error {}

/// Where a page ended, as an opaque text: `<list>:<id>` or `<list>:<id>:<value in base 16>`, where the list is the digest
/// of the order, the filters and the search it belongs to.
enum PageToken {
  /// What a text that came back is.
  enum Reading<Field: RecordField> {
    case place(RecordQuery<Field>.Cursor)
    case unreadable
    case ofOtherList
  }

  static func text<Field>(_ cursor: RecordQuery<Field>.Cursor, of request: ListRequest) -> String {
    let place = "\(digest(request)):\(cursor.id)"
    guard let value = cursor.value else { return place }
    return place + ":" + value.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  static func cursor<Field: RecordField>(
    _ token: String, of request: ListRequest, _ field: Field.Type
  ) -> Reading<Field> {
    let parts = token.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let id = Int64(parts[1]) else { return .unreadable }
    var value: String?
    if parts.count == 3 {
      guard let text = decoded(parts[2]) else { return .unreadable }
      value = text
    }
    return parts[0] == digest(request) ? .place(.init(value: value, id: id)) : .ofOtherList
  }

  private static func decoded(_ digits: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = digits
    while !rest.isEmpty {
      guard rest.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// FNV-1a of what the list is, 64 bits in base 36: pages of another limit follow one another all the same.
  private static func digest(_ request: ListRequest) -> String {
    let words = [request.sort ?? "id", request.search ?? ""] + request.filters.map { "\($0.name)=\($0.text)" }.sorted()
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in words.joined(separator: "\u{1F}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 36)
  }
}

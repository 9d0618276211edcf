import Console
import HTTPTypes
import Hummingbird
import Secrets
import Service

/// What a form of a page says.
struct FormFields: Sendable {
  private let pairs: [(name: String, text: String)]

  /// Whether a request's body is the fields of a form.
  static func isForm(_ request: Request) -> Bool {
    request.headers[.contentType]?.split(separator: ";").first?.lowercased() == "application/x-www-form-urlencoded"
  }

  init(_ pairs: [(name: String, text: String)]) { self.pairs = pairs }

  /// The fields that a request's body holds. Throws 415, 413, 400.
  init(_ request: Request, limit: Int) async throws {
    guard FormFields.isForm(request) else {
      throw Problem(.unsupportedMediaType, code: "form_expected", detail: "请求内容应为网页表单。")
    }
    var request = request
    let bytes = try await request.collectBody(upTo: limit)
    guard let text = String(validating: bytes.readableBytesView, as: UTF8.self) else {
      throw Problem(.badRequest, code: "form_unreadable", detail: "表单内容不是 UTF-8 文字。")
    }
    // Browsers write a line break of a box as two signs.
    pairs = try QueryText.pairs(text).map { ($0.name, $0.text.replacing("\r\n", with: "\n")) }
  }

  /// The first text of a name.
  subscript(name: String) -> String? { pairs.first { $0.name == name }?.text }

  /// Every text of a name.
  func all(_ name: String) -> [String] { pairs.filter { $0.name == name && !$0.text.isEmpty }.map(\.text) }

  /// The change that wrote what the form was made of.
  var seen: Int64? { self["seen"].flatMap { Int64($0) } }

  /// What the form says without the word of its session, as forms are written; `nil` for one with a password or a code in it,
  /// which no page repeats.
  var kept: String? {
    let secrets = ["password", "old_password", "again", "code"]
    guard !pairs.contains(where: { secrets.contains($0.name) }) else { return nil }
    return QueryText.text(pairs.filter { $0.name != "word" })
  }

  /// What a form said that was not taken; `nil` for another request, and for one whose secrets no page repeats.
  static func kept(_ request: Request, limit: Int) async throws -> KeptForm? {
    guard request.method == .post, isForm(request), let path = OwnPath(request.uri.string)?.text else { return nil }
    return try await FormFields(request, limit: limit).kept.map { KeptForm(path: path, text: $0) }
  }

  /// The first text of each name.
  var byName: [String: String] {
    Dictionary(pairs.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  /// How many rows of one kind a form may have.
  static let mostRows = 32

  /// The row that a box called `stops-2-site` stands in; `nil` for one that stands in none.
  private static func place(_ box: String) -> (row: String, number: Int, field: String)? {
    let parts = box.split(separator: "-", maxSplits: 2).map(String.init)
    guard parts.count == 3, let number = Int(parts[1]), (0..<mostRows).contains(number) else { return nil }
    return (parts[0], number, parts[2])
  }

  /// The filled rows of boxes that are called `stops-2-site`, by their number.
  func rows(_ name: String) -> [(number: Int, values: [String: String])] {
    var rows: [Int: [String: String]] = [:]
    for pair in pairs where !pair.text.allSatisfy(\.isWhitespace) {
      guard let place = FormFields.place(pair.name), place.row == name else { continue }
      rows[place.number, default: [:]][place.field] = pair.text
    }
    return rows.sorted { $0.key < $1.key }.map { (number: $0.key, values: $0.value) }
  }

  /// How many rows of a name are shown again: at least so many, up to the last one with a box among these, and some more.
  static func shownRows(_ name: String, in boxes: some Sequence<String>, least: Int, more: Int = 0) -> Int {
    let last = boxes.compactMap { place($0) }.filter { $0.row == name }.map(\.number).max() ?? -1
    return min(max(least, last + 1) + more, mostRows)
  }

  /// Throws `csrf_refused` unless the form carries the session's word.
  func demandWord(of token: SecretToken) throws {
    guard token.isCompanion(self["word"] ?? "") else {
      throw ServiceError(.forbidden, code: "csrf_refused", message: "本页已过时,没有办理。请返回并刷新页面后再试。")
    }
  }
}

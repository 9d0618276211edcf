import Domain
import Service

/// A name that a route understands in its path, query or headers.
struct Parameter: Sendable {
  enum Place: String, Sendable {
    case path, query, header
  }

  /// What may be given.
  enum Kind: Sendable {
    case text
    case integer(ClosedRange<Int64>)
    case flag
    /// `true`, said by naming it.
    case yes
    case choice([String])
    /// One of these, in capitals or not.
    case letters([String])
    case date
    /// `yyyy-mm`
    case month
  }

  let name: String
  let place: Place
  let kind: Kind
  /// What it is for, in Chinese.
  let summary: String
  var isRequired = false
  var isRepeatable = false
  /// How many characters a text may have; `nil` where what is longer is merely not known.
  var longest: Int? = 1000

  static func query(
    _ name: String, _ kind: Kind, _ summary: String, isRequired: Bool = false, isRepeatable: Bool = false,
    longest: Int = 1000
  ) -> Parameter {
    Parameter(
      name: name, place: .query, kind: kind, summary: summary, isRequired: isRequired, isRepeatable: isRepeatable,
      longest: longest)
  }

  /// Asks what a write would do.
  static let dryRun = query("dry_run", .flag, "只试运行,不写入")

  /// For what contact data is asked, and on which side whoever asks stands.
  static let contactPurpose: [Parameter] = [
    query("purpose", .text, "写明用途(见授权用途表)则显示联系方式:依法不须同意的用途,或有本人的有效授权;留痕"),
    query("side", .choice(ConsentScope.allCases.map(\.rawValue)), "查看方:school 校方,county 县方;不给则按用途所及的最大范围"),
  ]

  static func path(_ name: String, _ kind: Kind, _ summary: String) -> Parameter {
    Parameter(name: name, place: .path, kind: kind, summary: summary, isRequired: true)
  }

  static func header(
    _ name: String, _ summary: String, isRequired: Bool = false, longest: Int? = nil
  ) -> Parameter {
    Parameter(name: name, place: .header, kind: .text, summary: summary, isRequired: isRequired, longest: longest)
  }

  /// What is wrong with a text given for it; `nil` when nothing is.
  func problem(_ text: String) -> ServiceError.FieldProblem? {
    if let problem = ServiceError.FieldProblem(text: text, of: name, name, TextRule(longest: longest ?? .max)) {
      return problem
    }
    switch kind {
    case .text:
      return isRequired && text.isEmpty ? .init(field: name, code: "missing", message: "\(name) 不能为空。") : nil
    case .integer(let range):
      guard let number = Int64(text) else {
        return .init(field: name, code: "not_a_number", message: "\(name) 应是整数,不能是「\(text)」。")
      }
      if range.contains(number) { return nil }
      return .init(
        field: name, code: "out_of_range", message: "\(name) 应在 \(range.lowerBound) 到 \(range.upperBound) 之间。")
    case .flag:
      if text == "true" || text == "false" { return nil }
      return .init(field: name, code: "not_a_flag", message: "\(name) 应是 true 或 false。")
    case .yes:
      return text == "true" ? nil : .init(field: name, code: "not_a_flag", message: "\(name) 只能是 true。")
    case .choice(let choices):
      if choices.contains(text) { return nil }
      return .init(
        field: name, code: "not_a_choice", message: "\(name) 可填 \(choices.joined(separator: "、")),不能是「\(text)」。")
    case .letters(let choices):
      if choices.contains(text.uppercased()) { return nil }
      return .init(
        field: name, code: "not_a_choice", message: "\(name) 可填 \(choices.joined(separator: "、")),不能是「\(text)」。")
    case .date:
      if CalendarDate(text) != nil { return nil }
      return .init(field: name, code: "not_a_date", message: "\(name) 应是日期,如 2026-03-05。")
    case .month:
      if text.utf8.count == 7, CalendarDate(text + "-01") != nil { return nil }
      return .init(field: name, code: "not_a_month", message: "\(name) 应是月份,如 2026-11。")
    }
  }
}

import Domain
import Service

extension FormFields {
  /// The text of a box; `nil` for a blank one.
  func filled(_ name: String) -> String? { self[name].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }

  /// The day that a box tells; `nil` for a blank one. Throws `invalid_record` for what is none.
  func day(_ name: String, _ label: String, isRequired: Bool = false) throws -> CalendarDate? {
    guard let text = filled(name) else {
      guard isRequired else { return nil }
      throw ServiceError(
        .invalid, code: "invalid_record", message: "请填写「\(label)」。",
        fields: [.init(field: name, code: "missing", message: "请填写「\(label)」。")])
    }
    if let day = CalendarDate(text) { return day }
    let message = "「\(label)」应是日期,如 2026-12-10,不能是「\(text)」。"
    throw ServiceError(
      .invalid, code: "invalid_record", message: message,
      fields: [.init(field: name, code: "not_a_date", message: message)])
  }
}

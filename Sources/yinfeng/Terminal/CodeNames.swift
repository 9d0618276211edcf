import Domain
import Service

/// The words on screen of the codes that records keep.
struct CodeNames {
  private var names: [WordList: [String: String]] = [:]

  /// None: codes are printed as they are.
  init() {}

  /// The words of the codes that these fields keep.
  init<Field: RecordField>(of fields: [Field], _ desk: Desk) async throws {
    for list in Set(fields.compactMap(\.words)) where list.keepsCode {
      names[list] = Dictionary(
        try await desk.words(of: list).words.map { ($0.value, $0.label) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// A value of a field that keeps codes, in words; `nil` of any other.
  func display<Field: RecordField>(_ value: FieldValue, _ field: Field) -> String? {
    guard let words = field.words.flatMap({ names[$0] }) else { return nil }
    return (value.texts ?? value.text.map { [$0] })?.map { words[$0] ?? $0 }.joined(separator: "、")
  }
}

package import Domain
internal import Foundation

/// The day a file was saved: what a workbook says of itself, else what the file system says. In Shanghai.
package enum SavedDay {
  /// The day, and whether the file itself says it; `nil` when nothing does.
  package static func of(path: String) -> (day: CalendarDate, isInFile: Bool)? {
    if let day = stated(in: path) { return (day, true) }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let date = attributes?[.modificationDate] as? Date else { return nil }
    return day(of: date).map { ($0, false) }
  }

  /// What the file says of its last change.
  private static func stated(in path: String) -> CalendarDate? {
    let listener = ModifiedListener()
    switch try? FileFormat.of(path: path) {
    case .zip:
      guard let archive = try? ZipArchive(path: path, limits: IntakeLimits()),
        let part = ["docProps/core.xml", "meta.xml"].first(where: archive.has),
        (try? XMLPushParser.parse(archive, part, listener, limit: 1 << 20)) != nil
      else { return nil }
    case .spreadsheetML:
      // The properties come before the sheets; what follows is not read.
      try? XMLPushParser.parse(path, listener) { bytes, _ in
        if bytes > 1 << 16 || listener.isDone { throw CancellationError() }
      }
    case .compound: return OldWorkbook.savedDay(path: path)
    default: return nil
    }
    let text = listener.value.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let date = try? Date(text, strategy: .iso8601) else { return CalendarDate(text.prefix(10)) }
    return day(of: date)
  }

  private static func day(of date: Date) -> CalendarDate? {
    let days = ((date.timeIntervalSince1970 + 8 * 3600) / 86_400).rounded(.down)
    guard (0...200_000).contains(days) else { return nil }
    return CalendarDate(day: Int32(days))
  }
}

/// Reads when a document was last changed.
private final class ModifiedListener: XMLListener {
  private static let elements: Set<String> = ["modified", "date", "LastSaved"]
  private(set) var isDone = false
  private var isInside = false
  private var bytes: [UInt8] = []
  var value: String { String(decoding: bytes, as: UTF8.self) }

  func start(_ element: String, _ attributes: XMLAttributes) {
    isInside = !isDone && ModifiedListener.elements.contains(element)
  }

  func end(_ element: String) {
    if isInside, !bytes.isEmpty { isDone = true }
    isInside = false
  }

  func text(_ span: Span<UInt8>) {
    guard isInside, bytes.count < 64 else { return }
    for index in span.indices { bytes.append(span[index]) }
  }
}

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

  /// What `docProps/core.xml` says of the last change.
  private static func stated(in path: String) -> CalendarDate? {
    let part = "docProps/core.xml"
    guard let archive = try? ZipArchive(path: path, limits: IntakeLimits()), archive.has(part) else { return nil }
    let listener = ModifiedListener()
    guard (try? XMLPushParser.parse(archive, part, listener, limit: 1 << 20)) != nil else { return nil }
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
  private var isInside = false
  private var bytes: [UInt8] = []
  var value: String { String(decoding: bytes, as: UTF8.self) }

  func start(_ element: String, _ attributes: XMLAttributes) { isInside = element == "modified" }

  func end(_ element: String) { isInside = false }

  func text(_ span: Span<UInt8>) {
    guard isInside, bytes.count < 64 else { return }
    for index in span.indices { bytes.append(span[index]) }
  }
}

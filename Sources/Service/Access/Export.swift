import Domain

/// A list or paper that leaves as a file, as the audit tells it.
package struct Export: Sendable {
  /// What leaves: the address below the root of HTTP, or the command.
  package let what: String
  /// What was asked of it, by name.
  package let filter: [(name: String, text: String)]
  /// How many rows a list has, papers an archive, records a paper.
  package let rows: Int

  package init(_ what: String, _ filter: [(name: String, text: String)], rows: Int) {
    self.what = what
    self.filter = filter
    self.rows = rows
  }

  /// The row of the audit.
  var note: AuditNote {
    let asked = filter.map { "\($0.name)=\(Export.told($0.text))" }.joined(separator: " ")
    return AuditNote(
      Action.export.rawValue, subject: what, detail: (asked.isEmpty ? "" : asked + " · ") + "\(rows) 条")
  }

  /// What was asked, a number or address of somebody masked.
  private static func told(_ text: String) -> String {
    let isDay = CalendarDate(text) != nil
    let isContact = text.contains("@") || (!isDay && PhoneKey.all(in: text).contains { $0.count >= 7 })
    return isContact ? ContactMask.mask(text) : String(text.prefix(TextRule.name.longest))
  }
}

extension Desk {
  /// Records that a list or paper leaves as a file. Every face asks it before it lets one go.
  package func noteExport(_ export: Export, _ invocation: Invocation) async throws {
    try await registry.note(export.note, invocation: invocation)
  }
}

package import Domain

/// A record that stands otherwise at one data version than at an earlier one.
package struct RecordDifference<Field: RecordField>: Sendable {
  /// As it stood at the earlier version; `nil` when it was not there.
  package let before: Stored<Field>?
  /// As it stood at the later one; `nil` when it was gone.
  package let after: Stored<Field>?
  /// The last change in between that touched it.
  package let change: ChangeEntry

  package init(before: Stored<Field>?, after: Stored<Field>?, change: ChangeEntry) {
    self.before = before
    self.after = after
    self.change = change
  }
}

/// A reference table that another version of it replaced.
package struct ReferenceDifference: Sendable, Encodable, Hashable {
  /// The table's name, `gate-rules`.
  package let table: String
  /// As it was; absent for a table that is new.
  package let before: Version?
  /// As it is; absent for a table that is gone.
  package let after: Version?

  package init(table: String, before: Version?, after: Version?) {
    self.table = table
    self.before = before
    self.after = after
  }

  /// Where a table was taken from, and when.
  package struct Version: Sendable, Encodable, Hashable {
    package let source: String
    package let asOf: CalendarDate

    package init(source: String, asOf: CalendarDate) {
      self.source = source
      self.asOf = asOf
    }

    enum CodingKeys: String, CodingKey {
      case source
      case asOf = "as_of"
    }
  }
}

extension ReferenceDifference {
  /// `参考数据 places:民政部(2026-01-01) → 民政部(2026-06-01)`
  package var words: String {
    func told(_ version: Version?) -> String { version.map { "\($0.source)(\($0.asOf))" } ?? "(没有)" }
    return "参考数据 \(table):\(told(before)) → \(told(after))"
  }
}

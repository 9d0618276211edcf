package import Domain

/// What a cell says.
package enum CellReading: Sendable, Hashable {
  /// A value; 无 and — are values too: zero, the empty list, the text 「无」.
  case value(FieldValue)
  /// Two ends, the smaller first.
  case range(FieldValue, FieldValue)
  /// Nothing is said: empty, 待定, 不详 in a text.
  case unknown
  /// Something is said that cannot be read, or can only be kept with a remark.
  case problem(Complaint)

  /// Why a cell cannot be taken as it is.
  package struct Complaint: Sendable, Hashable {
    package var code: ProblemCode
    /// The reason in words.
    package var detail: String
    /// A right way to write it.
    package var example: String
    /// The value that is kept all the same; `nil` leaves the field unknown.
    package var kept: FieldValue?

    package init(_ code: ProblemCode, detail: String = "", example: String = "", kept: FieldValue? = nil) {
      self.code = code
      self.detail = detail
      self.example = example
      self.kept = kept
    }
  }

  static func problem(_ code: ProblemCode, detail: String = "", example: String = "", kept: FieldValue? = nil)
    -> CellReading
  {
    .problem(Complaint(code, detail: detail, example: example, kept: kept))
  }
}

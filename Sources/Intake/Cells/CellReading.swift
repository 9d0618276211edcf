public import Domain

/// What a cell says.
public enum CellReading: Sendable, Hashable {
  /// A value; 无 and — are values too: zero, the empty list, the text 「无」.
  case value(FieldValue)
  /// Two ends, the smaller first.
  case range(FieldValue, FieldValue)
  /// Nothing is said: empty, 待定, 不详 in a text.
  case unknown
  /// Something is said that cannot be read, or can only be kept with a remark.
  case problem(Complaint)

  /// Why a cell cannot be taken as it is.
  public struct Complaint: Sendable, Hashable {
    /// What is wrong.
    public var code: ProblemCode
    /// The reason in words.
    public var detail: String
    /// A right way to write it.
    public var example: String
    /// The value that is kept all the same; `nil` leaves the field unknown.
    public var kept: FieldValue?

    /// A complaint.
    public init(_ code: ProblemCode, detail: String = "", example: String = "", kept: FieldValue? = nil) {
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

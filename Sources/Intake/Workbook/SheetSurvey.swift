/// What must be known of a worksheet before its rows are read and stands behind or among them: its merged ranges, and whether
/// any of its formulas was computed.
final class SheetSurvey: XMLListener {
  private(set) var merges = MergedCells()
  /// Whether a formula has a result other than 0, which a program that computes nothing writes beside every one.
  private(set) var hasResults = false

  private let limits: IntakeLimits
  private var hasFormula = false
  private var isValue = false
  private var value: [UInt8] = []

  init(limits: IntakeLimits) { self.limits = limits }

  func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "mergeCell":
      if merges.ranges.count < limits.merges, let reference = attributes["ref"] {
        merges.add(reference: reference, limits: limits)
      }
    case "c":
      hasFormula = false
      value.removeAll(keepingCapacity: true)
    case "f": hasFormula = true
    case "v": isValue = hasFormula
    default: break
    }
  }

  func end(_ element: String) {
    guard element == "v" else { return }
    isValue = false
    if hasFormula, !value.isEmpty, ExactDecimal(String(decoding: value, as: UTF8.self))?.mantissa != 0 {
      hasResults = true
    }
  }

  func text(_ bytes: Span<UInt8>) {
    guard isValue else { return }
    for index in bytes.indices where value.count < 32 { value.append(bytes[index]) }
  }
}

/// Whether the bytes of a worksheet speak of merged cells or formulas at all; most sheets need no survey. In UTF-16 the other
/// byte of each letter is 0 and is passed over.
struct SurveyScanner {
  private static let merge = Array("mergeCell".utf8)
  private(set) var isNeeded = false
  private var matched = 0
  private var isTag = false
  private var isFormula = false

  mutating func feed(_ bytes: [UInt8]) {
    if isNeeded { return }
    for byte in bytes where byte != 0 {
      if isFormula, byte == 0x3E || byte == 0x20 || byte == 0x2F || (9...13).contains(byte) {
        isNeeded = true
        return
      }
      isFormula = isTag && byte == UInt8(ascii: "f")
      isTag = byte == UInt8(ascii: "<") || byte == UInt8(ascii: ":")
      matched =
        byte == SurveyScanner.merge[matched] ? matched + 1 : (byte == SurveyScanner.merge[0] ? 1 : 0)
      if matched == SurveyScanner.merge.count {
        isNeeded = true
        return
      }
    }
  }
}

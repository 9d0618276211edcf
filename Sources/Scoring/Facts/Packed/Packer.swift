import Domain

/// Packs values one after the other into bytes.
struct Packer: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var table = PackedShares()
  private var provenances: [Provenance: UInt64] = [:]
  private var codes: [IndustryCode: UInt64] = [:]
  private var latest: (provenance: Provenance, number: UInt64)?

  /// Begins anew, in the same room; the numbers of what values share stay.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// A whole number of 0 or more: seven bits a byte, the lowest first.
  mutating func append(_ number: UInt64) {
    var rest = number
    while rest >= 128 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A text as UTF-8 after its length.
  mutating func append(_ text: String) {
    append(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// An industry code, by number.
  mutating func append(_ code: IndustryCode) {
    if let known = codes[code] { return append(known) }
    let number = UInt64(table.codes.count)
    table.codes.append(code)
    codes[code] = number
    append(number)
  }

  /// Where a fact comes from, by its number after 1; 0 stands for an unknown fact.
  mutating func append(_ provenance: Provenance?) {
    guard let provenance else { return append(0 as UInt64) }
    if let latest, latest.provenance == provenance { return append(latest.number) }
    let number: UInt64
    if let known = provenances[provenance] {
      number = known
    } else {
      table.provenances.append(provenance)
      number = UInt64(table.provenances.count)
      provenances[provenance] = number
    }
    latest = (provenance, number)
    append(number)
  }

  /// A fact that may be unknown.
  mutating func append<Value: Packable>(_ fact: Dated<Value>?) {
    append(provenanceOf: fact)
    fact?.value.pack(into: &self)
  }

  /// Only where a fact comes from; its value is kept elsewhere.
  mutating func append<Value>(provenanceOf fact: Dated<Value>?) {
    append(fact.map { Provenance(asOf: $0.asOf, source: $0.source, grade: $0.grade) })
  }

  /// A value that may be absent.
  mutating func append(_ value: (some Packable)?) {
    append(value == nil ? 0 : 1 as UInt64)
    value?.pack(into: &self)
  }

  /// Values after their number.
  mutating func append(_ values: [some Packable]) {
    append(UInt64(values.count))
    for value in values { value.pack(into: &self) }
  }
}

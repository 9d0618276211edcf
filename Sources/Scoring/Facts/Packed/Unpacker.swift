import Domain

/// Reads packed values in the order in which they were packed.
struct Unpacker {
  private let bytes: [UInt8]
  private let table: PackedShares
  private var place: Int

  /// A reader of values that begin at `place`.
  init(_ bytes: [UInt8], _ table: PackedShares, at place: Int) {
    self.bytes = bytes
    self.table = table
    self.place = place
  }

  /// A whole number of 0 or more.
  @inline(__always) mutating func number() -> UInt64 {
    let first = bytes[place]
    place += 1
    return first < 128 ? UInt64(first) : longNumber(first)
  }

  private mutating func longNumber(_ first: UInt8) -> UInt64 {
    var number = UInt64(first & 127)
    var shift: UInt64 = 7
    while true {
      let byte = bytes[place]
      place += 1
      number |= UInt64(byte & 127) << shift
      if byte < 128 { return number }
      shift += 7
    }
  }

  mutating func text() -> String {
    let count = Int(number())
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  mutating func code() -> IndustryCode { table.codes[Int(number())] }

  /// Where a fact comes from; `nil` for an unknown fact.
  mutating func provenance() -> Provenance? {
    let number = Int(number())
    return number == 0 ? nil : table.provenances[number - 1]
  }

  /// A fact that may be unknown.
  mutating func fact<Value: Packable & Sendable & Hashable>() -> Dated<Value>? {
    guard let provenance = provenance() else { return nil }
    return Dated(Value(from: &self), provenance)
  }

  /// A fact whose value is kept elsewhere.
  mutating func fact<Value: Sendable & Hashable>(_ value: Value?) -> Dated<Value>? {
    guard let provenance = provenance(), let value else { return nil }
    return Dated(value, provenance)
  }

  /// A value that may be absent.
  mutating func optional<Value: Packable>() -> Value? { number() == 0 ? nil : Value(from: &self) }

  /// Values after their number.
  mutating func list<Value: Packable>() -> [Value] {
    let count = Int(number())
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(Value(from: &self)) }
    return values
  }
}

extension Dated {
  init(_ value: Value, _ provenance: Provenance) {
    self.init(value, asOf: provenance.asOf, source: provenance.source, grade: provenance.grade)
  }
}

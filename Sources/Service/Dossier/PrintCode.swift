/// The short code on a print: nine signs at random and one that tells a mistyped one. Digits and letters that are taken for one
/// another (0 1 I L O) are left out; letters may be written small, and blanks and hyphens anywhere.
package struct PrintCode: Sendable, Hashable {
  /// The ten signs without a hyphen.
  package let text: String

  /// A prime number of signs, so that any one wrong sign and any two neighbours in the wrong order are told.
  static let signs = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
  private static let length = 9

  /// A code that nobody can guess: 44 bits of the system's random source.
  package static func random() -> PrintCode {
    var source = SystemRandomNumberGenerator()
    return PrintCode((0..<length).map { _ in Int.random(in: 0..<signs.count, using: &source) })
  }

  /// - Parameter values: nine numbers below 31.
  init(_ values: [Int]) { text = String((values + [PrintCode.check(values)]).map { PrintCode.signs[$0] }) }

  /// The code that somebody typed; `nil` for what is none.
  package init?(typed: String) {
    guard typed.utf8.count <= 40 else { return nil }
    let values = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }.map { PrintCode.signs.firstIndex(of: $0) }
    let known = values.compactMap(\.self)
    guard known.count == values.count, known.count == PrintCode.length + 1,
      PrintCode.check(Array(known.dropLast())) == known[PrintCode.length]
    else { return nil }
    self.init(Array(known.dropLast()))
  }

  private static func check(_ values: [Int]) -> Int {
    values.enumerated().reduce(0) { ($0 + ($1.offset + 2) * $1.element) % signs.count }
  }

  /// As it is printed: `7K2MF-9QXTA`.
  package var shown: String { "\(text.prefix(5))-\(text.suffix(5))" }
}

/// A time of day to the minute, 00:00 … 23:59.
package struct ClockTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let minute: Int

  /// Reads `9:05`, `09:05` or `09：05`; anything else is `nil`.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "：" }
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    self.minute = hour * 60 + minute
  }

  /// `09:05`.
  package var description: String {
    func pad(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return pad(minute / 60) + ":" + pad(minute % 60)
  }

  package static func < (a: ClockTime, b: ClockTime) -> Bool { a.minute < b.minute }
}

import Service

/// A name and perhaps a port, as `Host`, an `Origin` or a setting has it: `yinfeng.example.cn`, `192.168.1.8:8443`, `[fd00::8]`.
package struct PublicName: Sendable, Hashable {
  /// In small letters; an IPv6 address in its brackets.
  let name: String
  let port: Int?

  /// Reads a name as it is written; `nil` for what is none.
  package init?(_ text: String) {
    let text = text.lowercased()
    let end = text.hasPrefix("[") ? text.firstIndex(of: "]").map { text.index(after: $0) } : text.firstIndex(of: ":")
    let name = String(text[..<(end ?? text.endIndex)])
    let rest = text[(end ?? text.endIndex)...]
    guard PublicName.isName(name) else { return nil }
    self.name = name
    guard !rest.isEmpty else {
      port = nil
      return
    }
    let digits = rest.dropFirst()
    guard rest.first == ":", digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
      let number = Int(digits), (1...65_535).contains(number)
    else { return nil }
    port = number
  }

  /// Whether this, read from a request, means the other, as it was declared: without a port that of the server or the
  /// standard one.
  func means(_ declared: PublicName, at local: Int?, standard: Int) -> Bool {
    guard name == declared.name else { return false }
    let port = port ?? standard
    return declared.port.map { $0 == port } ?? (port == standard || port == local)
  }

  /// Whether it is an address and no name of a domain.
  var isAddress: Bool { name.hasPrefix("[") || NetworkAddress(name) != nil }

  private static func isName(_ text: String) -> Bool {
    if text.hasPrefix("[") { return text.hasSuffix("]") && NetworkAddress(String(text.dropFirst().dropLast())) != nil }
    return (1...253).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

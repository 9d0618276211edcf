/// Where a running cluster is reached.
package struct ClusterEndpoint: Sendable, Hashable {
  /// Absolute path of the folder that holds the Unix socket; there is no TCP port.
  package let socketDirectory: String
  /// The number in the socket's name (`.s.PGSQL.<port>`).
  package let port: Int

  package let database = "yinfeng"
  /// The role that owns the database and migrates it.
  package let ownerRole = ClusterRole.owner.rawValue
  /// The role of daily work, which owns nothing.
  package let applicationRole = ClusterRole.application.rawValue

  /// An endpoint at a socket folder.
  package init(socketDirectory: String, port: Int) {
    self.socketDirectory = socketDirectory
    self.port = port
  }

  /// A libpq URI: `postgresql://role@%2Frun%2Fyinfeng-…:5432/yinfeng`.
  ///
  /// The socket folder is percent-encoded in the place of the host (libpq, "Connection URIs").
  /// - Parameter database: nil is the program's database.
  package func uri(role: ClusterRole, database: String? = nil) -> String {
    let host = Self.percentEncoded(socketDirectory)
    return "postgresql://\(role.rawValue)@\(host):\(port)/\(Self.percentEncoded(database ?? self.database))"
  }

  /// Everything but RFC 3986's unreserved characters as `%XX`.
  static func percentEncoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return encoded
  }
}

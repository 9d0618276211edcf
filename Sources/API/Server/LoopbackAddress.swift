package import Service

/// Where the server listens: an address of this computer that no other computer reaches.
package struct LoopbackAddress: Sendable, Hashable {
  /// `127.0.0.1` or `::1`.
  package let host: String
  /// The port; 0 takes any free one.
  package let port: Int

  /// Throws `ServiceError` `host_not_loopback` or `port_out_of_range`: until there are accounts nobody else may connect.
  package init(host: String = "127.0.0.1", port: Int = 8080) throws(ServiceError) {
    let hosts = ["127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "::1", "[::1]": "::1"]
    guard let known = hosts[host.lowercased()] else {
      throw ServiceError(
        .invalid, code: "host_not_loopback",
        message: "不能在「\(host)」上提供服务:尚未启用账号,只允许本机访问。请用 127.0.0.1、localhost 或 ::1。")
    }
    guard (0...65_535).contains(port) else {
      throw ServiceError(.invalid, code: "port_out_of_range", message: "端口 \(port) 无效,应在 0 到 65535 之间。")
    }
    self.host = known
    self.port = port
  }

  /// What a client may name in `Host` when the server listens on `port`; any port when it is `nil`.
  static func isNamed(by authority: String, port: Int?) -> Bool {
    let text = authority.lowercased()
    for name in ["127.0.0.1", "localhost", "[::1]"] where text.hasPrefix(name) {
      let rest = text.dropFirst(name.count)
      guard let port else { return rest.isEmpty || rest.hasPrefix(":") }
      if rest == ":\(port)" || (rest.isEmpty && port == 80) { return true }
    }
    return false
  }
}

package import Service

/// Where the server listens, by which names it is known, and who may speak for others.
package struct ServerDoor: Sendable {
  /// The address listened on.
  package let host: NetworkAddress
  /// The port; 0 takes any free one.
  package let port: Int
  /// The names it is called by beside those of this computer.
  package let names: [PublicName]
  /// The certificate of TLS in the program; `nil` for plain HTTP.
  package let certificate: CertificateHolder?
  /// Proxies that are believed what they say of a request's client and carriage.
  let proxies: [AddressBlock]
  /// In which headers they say it.
  let headers: ForwardingHeaders
  /// For how many seconds a browser is told to ask by https alone; 0 for not at all.
  let strictSeconds: Int

  /// Beyond this computer plain HTTP is heard by others, so that TLS or a trusted proxy is demanded. A proxy hands on the name its
  /// client called, and at all addresses there are many: a name to be called by is demanded of both.
  ///
  /// Throws `ServiceError` `host_invalid`, `port_out_of_range`, `encryption_missing` or `name_missing`.
  package init(
    host: String = "127.0.0.1", port: Int = 8080, names: [PublicName] = [], certificate: CertificateHolder? = nil,
    proxies: [AddressBlock] = [], headers: ForwardingHeaders = .xForwarded, strictSeconds: Int = 31_536_000
  ) throws(ServiceError) {
    guard let address = ServerDoor.address(host) else {
      throw ServiceError(
        .invalid, code: "host_invalid",
        message: "「\(host)」不是本机的网络地址。请写 127.0.0.1、::1、本机的 IP 地址,或 0.0.0.0(本机全部地址)。")
    }
    guard (0...65_535).contains(port) else {
      throw ServiceError(.invalid, code: "port_out_of_range", message: "端口 \(port) 无效,应在 0 到 65535 之间。")
    }
    guard address.isLoopback || certificate != nil || !proxies.isEmpty else {
      throw ServiceError(
        .invalid, code: "encryption_missing",
        message: "不能在「\(host)」上以明文提供服务:密码和联系方式会在网络上被人读到。"
          + "请给出证书与私钥(tls.certificate、tls.key),或前置 HTTPS 反向代理并写明其地址(proxy.trusted);只供本机使用请监听 127.0.0.1。",
        remedy: .serveEncrypted)
    }
    guard !names.isEmpty || (!address.isWildcard && proxies.isEmpty) else {
      throw ServiceError(
        .invalid, code: "name_missing",
        message: "\(proxies.isEmpty ? "在「\(host)」上" : "经反向代理")提供服务须写明对外的域名或 IP 地址(serve.name,可写多个),否则无法拒绝冒名的网页。",
        remedy: .nameServer)
    }
    self.host = address
    self.port = port
    self.names = names
    self.certificate = certificate
    self.proxies = proxies
    self.headers = headers
    self.strictSeconds = strictSeconds
  }

  /// Whether others than this computer reach it, themselves or through a proxy.
  package var isExposed: Bool { !host.isLoopback || !proxies.isEmpty }

  /// Its address for whoever starts it, with the port it got.
  package func address(port: Int) -> String {
    let written = host.text.contains(":") ? "[\(host.text)]" : host.text
    let named = host.isWildcard ? names.first.map(\.name) ?? written : written
    return "\(certificate == nil ? "http" : "https")://\(named):\(port)"
  }

  private static func address(_ host: String) -> NetworkAddress? {
    if host.lowercased() == "localhost" { return NetworkAddress("127.0.0.1") }
    return NetworkAddress(host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host)
  }

  private static let own = ["127.0.0.1", "localhost", "[::1]"].compactMap(PublicName.init)

  /// Whether a request that came this way may call the server so. This computer's own names hold only with the server's own
  /// port and not through a proxy, which must hand on what its client called.
  func isNamed(by text: String, _ approach: Approach, port: Int?) -> Bool {
    guard let called = PublicName(text) else { return false }
    let standard = approach.isEncrypted ? 443 : 80
    if !approach.isForwarded, ServerDoor.own.contains(where: { $0.name == called.name }) {
      return port == nil || (called.port ?? standard) == port
    }
    if !host.isWildcard, !host.isLoopback, let own = PublicName(host.text.contains(":") ? "[\(host.text)]" : host.text),
      called.means(own, at: port, standard: standard)
    {
      return true
    }
    return names.contains { called.means($0, at: port, standard: standard) }
  }

  /// What a browser is told that called the server so (RFC 6797): nothing in the clear, where anybody could have put it in, and
  /// nothing of an address or of this computer's own names, which other programs answer to as well.
  func strictTransport(_ text: String?, _ approach: Approach) -> String? {
    guard approach.isEncrypted, strictSeconds > 0, let called = text.flatMap(PublicName.init), !called.isAddress,
      names.contains(where: { $0.name == called.name && $0.name != "localhost" })
    else { return nil }
    return "max-age=\(strictSeconds)"
  }

  /// What is told whoever calls it by another name.
  var knownNames: String {
    (["127.0.0.1、localhost 或 [::1] 加本服务端口"] + names.map { $0.name + ($0.port.map { ":\($0)" } ?? "") })
      .joined(separator: "、")
  }
}

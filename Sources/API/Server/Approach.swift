import HTTPTypes
import Service

/// In which headers a trusted proxy tells of the client. Only one kind is believed: the other may come from the client.
package enum ForwardingHeaders: String, Sendable, CaseIterable {
  /// `X-Forwarded-For` and `X-Forwarded-Proto`.
  case xForwarded = "x-forwarded"
  /// `Forwarded` (RFC 7239), its `for` and `proto`.
  case forwarded
}

/// How a request came to the server.
struct Approach: Sendable, Hashable {
  /// The address of the client; empty where it is not known.
  var address = ""
  /// Whether nobody on the way could read it: by TLS here, or to a trusted proxy that says so.
  var isEncrypted = false
  /// Whether a trusted proxy handed it on.
  var isForwarded = false
  /// Whether it is in the clear and came from another computer.
  var isOverheard = false
  /// Whether a proxy on this computer handed it on that nobody has declared.
  var isUndeclared = false
}

extension ServerDoor {
  /// How a request with these headers came from the other end of its connection.
  func approach(_ fields: HTTPFields, from peer: String) -> Approach {
    let hasTLS = certificate != nil
    guard let address = NetworkAddress(peer) else {
      return Approach(address: peer, isEncrypted: hasTLS, isOverheard: !hasTLS && isExposed)
    }
    guard isTrusted(address) else {
      return Approach(
        address: address.text, isEncrypted: hasTLS, isOverheard: !hasTLS && !address.isLoopback,
        isUndeclared: proxies.isEmpty && address.isLoopback && ServerDoor.marks.contains { fields[$0] != nil })
    }
    let told = Forwarding(fields, headers)
    let isEncrypted = told.scheme == "https"
    return Approach(
      address: client(told.hops, behind: address).text, isEncrypted: isEncrypted, isForwarded: true,
      isOverheard: !isEncrypted)
  }

  /// By what a request is known that a proxy handed on.
  static let marks: [HTTPField.Name] = [.xForwardedFor, .xForwardedProto, .xRealIP, .forwarded, .via]

  func isTrusted(_ address: NetworkAddress) -> Bool { proxies.contains { $0.contains(address) } }

  /// The nearest hop that is no trusted proxy: what stands before it anybody may have written.
  private func client(_ hops: [String], behind proxy: NetworkAddress) -> NetworkAddress {
    var nearest = proxy
    for hop in hops.reversed() {
      guard let address = Forwarding.address(hop) else { return nearest }
      nearest = address
      if !isTrusted(address) { break }
    }
    return nearest
  }
}

/// What a proxy says of a request.
private struct Forwarding {
  /// The addresses it passed, the client first.
  var hops: [String] = []
  /// By what the client reached the nearest proxy, in small letters; `nil` where nothing is said.
  var scheme: String?

  init(_ fields: HTTPFields, _ headers: ForwardingHeaders) {
    switch headers {
    case .xForwarded:
      hops = Forwarding.list(fields[values: .xForwardedFor])
      scheme = Forwarding.list(fields[values: .xForwardedProto]).last?.lowercased()
    case .forwarded:
      for element in Forwarding.list(fields[values: .forwarded]) {
        var pairs: [String: String] = [:]
        for pair in element.split(separator: ";") {
          let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimming { $0 == " " || $0 == "\t" } }
          guard parts.count == 2 else { continue }
          pairs[parts[0].lowercased()] = parts[1].trimming { $0 == "\"" }
        }
        hops.append(pairs["for"] ?? "")
        scheme = pairs["proto"]?.lowercased()
      }
    }
  }

  private static func list(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: ",") }.map { $0.trimming { $0 == " " || $0 == "\t" } }
  }

  /// The address of a hop, which may carry a port: `10.1.2.3:4711`, `[fd00::1]:4711`.
  static func address(_ hop: String) -> NetworkAddress? {
    if let address = NetworkAddress(hop) { return address }
    guard let named = PublicName(hop) else { return nil }
    return NetworkAddress(named.name.trimming { $0 == "[" || $0 == "]" })
  }
}

extension StringProtocol {
  /// Without what it begins and ends with of these.
  fileprivate func trimming(_ isLeftOut: (Character) -> Bool) -> String {
    var rest = self[...]
    while let first = rest.first, isLeftOut(first) { rest = rest.dropFirst() }
    while let last = rest.last, isLeftOut(last) { rest = rest.dropLast() }
    return String(rest)
  }
}

import Glibc

/// An IPv4 or IPv6 address. An IPv4 address that is written inside an IPv6 one (`::ffff:10.0.0.2`) is the IPv4 address.
package struct NetworkAddress: Sendable, Hashable {
  /// 4 or 16 bytes, the first byte first.
  let bytes: [UInt8]

  /// Reads an address as it is written, the zone of a link-local one (`%eth0`) left out; `nil` for what is none.
  package init?(_ text: String) {
    let plain = text.prefix { $0 != "%" }
    var four = [UInt8](repeating: 0, count: 4)
    var sixteen = [UInt8](repeating: 0, count: 16)
    if unsafe inet_pton(AF_INET, String(plain), &four) == 1 {
      bytes = four
    } else if unsafe inet_pton(AF_INET6, String(plain), &sixteen) == 1 {
      let isMapped = sixteen.prefix(10).allSatisfy { $0 == 0 } && sixteen[10] == 0xFF && sixteen[11] == 0xFF
      bytes = isMapped ? Array(sixteen.suffix(4)) : sixteen
    } else {
      return nil
    }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The address as it is written.
  package var text: String {
    var characters = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard unsafe inet_ntop(family, bytes, &characters, socklen_t(characters.count)) != nil else { return "" }
    return String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether only this computer has it.
  package var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
  }

  /// Whether it stands for every address of this computer.
  package var isWildcard: Bool { bytes.allSatisfy { $0 == 0 } }

  /// What one customer of a network is given: the address itself, of IPv6 its first 64 bits.
  package var neighbourhood: NetworkAddress {
    bytes.count == 4 ? self : NetworkAddress(bytes: bytes.prefix(8) + [UInt8](repeating: 0, count: 8))
  }
}

/// The addresses that begin with the same bits, as `10.1.2.3`, `10.0.0.0/8` or `fd00::/64`.
package struct AddressBlock: Sendable, Hashable {
  private let base: NetworkAddress
  private let bits: Int

  /// Reads a block as it is written; `nil` for what is none, and for one of all addresses (`/0`).
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let base = NetworkAddress(parts[0]), parts.count <= 2 else { return nil }
    let longest = base.bytes.count * 8
    guard let bits = parts.count == 1 ? longest : Int(parts[1]), (1...longest).contains(bits) else { return nil }
    self.base = base
    self.bits = bits
  }

  /// Whether an address is one of these.
  package func contains(_ address: NetworkAddress) -> Bool {
    guard address.bytes.count == base.bytes.count else { return false }
    return zip(address.bytes, base.bytes).enumerated().allSatisfy { index, pair in
      let compared = min(max(bits - index * 8, 0), 8)
      return (pair.0 ^ pair.1) >> (8 - compared) == 0
    }
  }
}

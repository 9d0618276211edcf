import HTTPTypes
import Service
import Testing

@testable import API

/// Addresses, names, and what is believed of a proxy.
struct NetworkAddressTests {
  @Test(arguments: [
    ("10.1.2.3", "10.1.2.3"), ("::ffff:10.1.2.3", "10.1.2.3"), ("::1", "::1"), ("FD00:0::8", "fd00::8"),
    ("fe80::1%eth0", "fe80::1"),
  ])
  func `an address is read as it is written`(written: String, text: String) throws {
    #expect(try #require(NetworkAddress(written)).text == text)
  }

  @Test(arguments: ["", "10.1.2", "10.1.2.3.4", "10.1.2.256", "10.1.2.3:80", "[::1]", "x", "1", "unknown", " 10.1.2.3"])
  func `what is no address is none`(written: String) { #expect(NetworkAddress(written) == nil) }

  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.168.1.128/25", "192.168.1.200", true),
    ("192.168.1.128/25", "192.168.1.100", false), ("10.1.2.3", "10.1.2.3", true), ("10.1.2.3", "10.1.2.4", false),
    ("10.0.0.0/8", "::ffff:10.9.9.9", true), ("fd00::/9", "fd7f::1", true), ("fd00::/9", "fd80::1", false),
    ("::1", "127.0.0.1", false), ("10.0.0.0/8", "a00::1", false),
  ])
  func `a block holds the addresses that begin as it does`(block: String, address: String, isIn: Bool) throws {
    #expect(try #require(AddressBlock(block)).contains(#require(NetworkAddress(address))) == isIn)
  }

  @Test(arguments: ["", "0.0.0.0/0", "::/0", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "example.cn", "10.0.0.0/-1"])
  func `what is no block, or everybody, is none`(block: String) { #expect(AddressBlock(block) == nil) }

  @Test(arguments: [
    "", ":80", "a b", "a/b", "a:0", "a:65536", "a:8x", "a:", "[::1", "[x]", "a:1:2", "http://a", "示例.cn", "a@b",
  ])
  func `what is no name is none`(text: String) { #expect(PublicName(text) == nil) }

  @Test(arguments: [
    ("yinfeng.example.cn", "yinfeng.example.cn", true), ("YINFENG.example.cn:8443", "yinfeng.example.cn", true),
    ("yinfeng.example.cn:443", "yinfeng.example.cn", true), ("yinfeng.example.cn:444", "yinfeng.example.cn", false),
    ("yinfeng.example.cn", "yinfeng.example.cn:9443", false),
    ("yinfeng.example.cn:9443", "yinfeng.example.cn:9443", true),
    ("yinfeng.example.cn.evil.cn", "yinfeng.example.cn", false), ("evil.cn", "yinfeng.example.cn", false),
  ])
  func `a name is meant with the server's port or the standard one`(called: String, name: String, isMeant: Bool) throws
  {
    #expect(
      try #require(PublicName(called)).means(#require(PublicName(name)), at: 8443, standard: 443) == isMeant)
  }

  private static func door(_ headers: ForwardingHeaders = .xForwarded) throws -> ServerDoor {
    try ServerDoor(
      host: "10.0.0.1", names: [#require(PublicName("yinfeng.example.cn"))],
      proxies: [#require(AddressBlock("10.0.0.2")), #require(AddressBlock("172.16.0.0/12"))], headers: headers)
  }

  private static func fields(_ pairs: [(String, String)]) throws -> HTTPFields {
    var fields = HTTPFields()
    for (name, value) in pairs { fields.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value)) }
    return fields
  }

  @Test(arguments: [
    // The nearest hop that is no proxy: what the client wrote before it is not looked at.
    ("10.0.0.2", ["198.51.100.7"], "198.51.100.7"), ("10.0.0.2", ["203.0.113.1, 198.51.100.7"], "198.51.100.7"),
    ("10.0.0.2", ["198.51.100.7, 172.16.3.3"], "198.51.100.7"),
    ("10.0.0.2", ["203.0.113.1", "198.51.100.7"], "198.51.100.7"), ("10.0.0.2", ["198.51.100.7:4711"], "198.51.100.7"),
    ("10.0.0.2", ["[2001:db8::7]:4711"], "2001:db8::7"), ("::ffff:10.0.0.2", ["198.51.100.7"], "198.51.100.7"),
    // What cannot be read ends it.
    ("10.0.0.2", ["198.51.100.7, unknown"], "10.0.0.2"), ("10.0.0.2", ["198.51.100.7, <x>, 172.16.3.3"], "172.16.3.3"),
    ("10.0.0.2", [], "10.0.0.2"), ("10.0.0.2", ["172.16.3.3"], "172.16.3.3"),
    // Nobody else is believed.
    ("10.0.0.3", ["198.51.100.7"], "10.0.0.3"), ("127.0.0.1", ["198.51.100.7"], "127.0.0.1"),
  ])
  func `the client is whom the nearest proxies saw`(peer: String, said: [String], client: String) throws {
    let fields = try Self.fields(said.map { ("X-Forwarded-For", $0) } + [("X-Forwarded-Proto", "https")])
    let approach = try Self.door().approach(fields, from: peer)
    #expect(approach.address == client)
    let isTrusted = peer.hasSuffix("10.0.0.2")
    #expect(approach.isForwarded == isTrusted && approach.isEncrypted == isTrusted)
    // On this computer itself nobody listens.
    #expect(approach.isOverheard == (peer == "10.0.0.3"))
  }

  @Test(arguments: [
    ("https", true), ("HTTPS", true), ("http", false), ("", false), ("https, http", false), ("http, https", true),
  ])
  func `the carriage is what the nearest proxy says`(said: String, isEncrypted: Bool) throws {
    let approach = try Self.door().approach(Self.fields([("X-Forwarded-Proto", said)]), from: "10.0.0.2")
    #expect(approach.isEncrypted == isEncrypted && approach.isOverheard == !isEncrypted)
  }

  @Test func `only the headers that are declared are believed`() throws {
    let both = try Self.fields([
      ("Forwarded", "for=203.0.113.1;proto=http, For=\"[2001:db8::7]:47\"; Proto=https"),
      ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "http"),
    ])
    let standard = try Self.door(.forwarded).approach(both, from: "10.0.0.2")
    #expect(standard.address == "2001:db8::7" && standard.isEncrypted)
    let usual = try Self.door().approach(both, from: "10.0.0.2")
    #expect(usual.address == "198.51.100.7" && !usual.isEncrypted)
  }
}

import Testing

@testable import Secrets

@Suite struct SecretTokenTests {
  @Test("a token is read back, found by its hash, and by no other's", arguments: SecretToken.Kind.allCases)
  func roundTrip(kind: SecretToken.Kind) throws {
    let token = SecretToken(kind)
    let other = SecretToken(kind)
    #expect(token.text.hasPrefix("yf_") && token.text.utf8.count == 53)
    let read = try #require(SecretToken(text: " " + token.text + "\n"))
    #expect(read == token && read.kind == kind)
    #expect(token.hash.count == 32 && read.matches(token.hash))
    #expect(!other.matches(token.hash) && !token.matches([]) && !token.matches(Array(token.hash.dropLast())))
    #expect(other.text != token.text)
  }

  @Test("a token of one kind is none of another")
  func kinds() throws {
    let text = SecretToken(.session).text
    for letter in ["p", "l", "f"] {
      let forged = "yf_\(letter)_" + text.dropFirst(5)
      #expect(SecretToken(text: forged) == nil)
    }
  }

  @Test("every letter of a token counts")
  func mistyped() {
    let text = Array(SecretToken(.personal).text)
    for index in text.indices {
      var changed = text
      changed[index] = text[index] == "A" ? "B" : "A"
      #expect(SecretToken(text: String(changed)) == nil)
    }
  }

  @Test(
    "what is no token is none",
    arguments: ["", "yf_", "yf_s_", "yf_x_AAAA", "Bearer yf_s_AAAA", "yf_s_" + String(repeating: "A", count: 100_000)])
  func noToken(text: String) { #expect(SecretToken(text: text) == nil) }

  @Test("a token is not printed")
  func printed() {
    let token = SecretToken(.link)
    for text in ["\(token)", String(reflecting: token)] { #expect(!text.contains(token.text.dropFirst(5))) }
    #expect("\(token)" == "yf_l_…")
  }
}

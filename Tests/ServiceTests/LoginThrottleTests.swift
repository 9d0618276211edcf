import Foundation
import TestSupport
import Testing

@testable import Service

struct LoginThrottleTests {
  private static func keys(_ address: String) throws -> [LoginThrottle.Key] {
    let file = Checkout.data.appending(path: "reference/access-limits.tsv")
    let table = try ReferenceTable(name: "access-limits", text: String(contentsOf: file, encoding: .utf8))
    let limits = try AccessLimits(rows: table.project(["limit", "value"]).map { (limit: $0[0], value: $0[1]) })
    return LoginThrottle.keys(login: "li.ming", address: address, limits)
  }

  @Test func `addresses that one customer is given count as one`() throws {
    #expect(try LoginThrottleTests.keys("2001:db8:1:2::1") == LoginThrottleTests.keys("2001:db8:1:2:ffff::7"))
    #expect(try LoginThrottleTests.keys("2001:db8:1:2::1") != LoginThrottleTests.keys("2001:db8:1:3::1"))
    #expect(try LoginThrottleTests.keys("::ffff:192.0.2.7") == LoginThrottleTests.keys("192.0.2.7"))
    #expect(try LoginThrottleTests.keys("192.0.2.7") != LoginThrottleTests.keys("192.0.2.8"))
    #expect(try LoginThrottleTests.keys("no address") != LoginThrottleTests.keys("none either"))
  }
}

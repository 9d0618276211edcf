import Foundation
import Testing

/// What is said below the command line is read by clients of HTTP too: it names deeds, and each face words them.
@Suite struct RemedyTests {
  @Test("no text below the command line tells anybody to run a command")
  func textsNameNoCommands() throws {
    // A command or a flag within a literal; documentation may name both.
    let command = try Regex(#""[^"]*(yinfeng [a-z]|[^-]--[a-z])"#)
    var seen = 0
    for room in ["Domain", "Scoring", "Workflow", "Intake", "Sheets", "Service", "Store", "API"] {
      for source in try Checkout.swiftSources(in: "Sources/\(room)") {
        let lines = source.text.split(separator: "\n")
          .filter { line in
            let text = line.drop { $0 == " " }
            // The abstract of a command is said on the command line alone.
            return !text.hasPrefix("//") && !text.hasPrefix("help:") && line.firstMatch(of: command) != nil
          }
        #expect(lines.map(String.init) == [], "\(source.path)")
        seen += 1
      }
    }
    #expect(seen > 0)
  }
}

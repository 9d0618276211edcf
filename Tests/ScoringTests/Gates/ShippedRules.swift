import Foundation
import Scoring

/// Where the reference data the project ships lies.
func referenceFile(_ name: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "db/reference/\(name)")
}

/// The rule pack the project ships.
func shippedRules() throws -> RulePack {
  try JSONDecoder().decode(RulePack.self, from: Data(contentsOf: referenceFile("gate-rules.json")))
}

/// The shipped rule pack with one part of its text replaced, as a person correcting it would.
func rules(replacing part: String, with new: String) throws -> RulePack {
  let text = try String(contentsOf: referenceFile("gate-rules.json"), encoding: .utf8)
  guard text.contains(part) else { throw RuleTextMissing(part: part) }
  return try JSONDecoder().decode(RulePack.self, from: Data(text.replacingOccurrences(of: part, with: new).utf8))
}

/// The rule pack no longer has the text a test wants to replace.
struct RuleTextMissing: Error {
  let part: String
}

import Domain
import Foundation
import Workflow

/// The transition table as it is shipped.
enum ShippedStages {
  static let table: StageTable = {
    let moves = rows("stage-moves").map { (from: $0[0], to: $0[1], requires: $0[2]) }
    let reasons = rows("exit-reasons").map { row in
      ExitReason(
        code: row[0], label: row[1],
        exits: Set(row[2].split(separator: " ").map { StageExit(rawValue: String($0))! }), needsNote: row[3] == "1")
    }
    return try! StageTable(moves, reasons: reasons, formalities: ["备案", "用地", "规划", "能评"])
  }()

  static func rows(_ name: String) -> [[String]] {
    let checkout = URL(filePath: #filePath).appending(path: "../../..").standardized
    let file = checkout.appending(path: "db/reference/\(name).tsv")
    let lines = try! String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    return lines.dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }
}

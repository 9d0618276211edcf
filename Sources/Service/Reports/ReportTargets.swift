import Domain
import Workflow

/// The targets of a year by indicator and unit; counts in 个, money in 万元 as targets are handed down.
struct ReportTargets {
  private let amounts: [[String]: Quantity]

  init(_ registry: any Registry, year: Int, _ organisation: Int64) async throws {
    let rows = try await registry.records(organisation).all(TargetField.self, .equals(.year, .count(Int64(year))))
    amounts = Dictionary(
      try rows.map { row in
        ([try row.required.text(.indicator), row.text(.unit) ?? ""], try row.required.quantity(.amount))
      }, uniquingKeysWith: { _, last in last })
  }

  /// The units that were given a target for an indicator.
  func units(_ indicator: String) -> [String] {
    amounts.keys.filter { $0[0] == indicator && !$0[1].isEmpty }.map { $0[1] }.sorted()
  }

  /// The target, in the figure's own unit (元 for money); `nil` when there is none.
  func target(_ indicator: String, isMoney: Bool, unit: String = "") -> Int64? {
    guard let amount = amounts[[indicator, unit]] else { return nil }
    return isMoney ? amount.milli * 10 : amount.milli / 1000
  }
}

import Domain
import Scoring
import Service

/// Tells the author of a need what to mind when it is saved: restricted, limited and unknown links, offers without basis.
enum NeedAdvicePrinter {
  static func print<Field: RecordField>(_ receipt: RecordReceipt<Field>, _ desk: Desk) async throws {
    guard Field.entity == .need, receipt.change != nil else { return }
    let advices = try await desk.ranking.advice(
      need: "#\(receipt.stored.id)", invocation: desk.invocation())
    for advice in advices {
      Console.paragraph("⚠ \(advice.text)。", hanging: 2)
    }
  }
}

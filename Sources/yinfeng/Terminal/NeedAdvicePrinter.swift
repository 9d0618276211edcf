import App
import Domain
import Scoring
import Service

/// Tells the author of a need what to mind when it is saved: restricted, limited and unknown links, offers without basis.
enum NeedAdvicePrinter {
  static func print<Field: NamedField>(_ receipt: RecordReceipt<Field>, _ application: Application) async throws {
    guard Field.entity == .need, receipt.change != nil else { return }
    let scene = try await application.scenes.scene(organisation: application.invocation().organisation)
    for advice in scene.snapshot.advice(onNeed: receipt.stored.id) {
      Console.paragraph("⚠ \(advice.text)。", hanging: 2)
    }
  }
}

import Domain
package import Scoring

/// Fields that follow from others: industry codes inferred from what a firm says it makes.
package struct DerivedFields: Sendable {
  package let inference: IndustryInference
  /// Codes that stand for one trade: those of one link of a chain.
  let kindred: [Set<String>]

  /// Derives with this inference; `kindred` are sets of codes that firms of one trade declare alike (a link's classes).
  package init(inference: IndustryInference, kindred: [Set<String>]) {
    self.inference = inference
    self.kindred = kindred
  }

  /// The record with its inferred codes, `code@confidence` with confidence in 0…10,000, best first; none when it has no text.
  func completed(_ record: Record<EnterpriseField>) -> Record<EnterpriseField> {
    var record = record
    let found = inference.telling(candidates(record))
    record[.inferredCodes] = found.isEmpty ? nil : .texts(found.map { "\($0.code.text)@\($0.confidence)" })
    return record
  }

  /// The stored record with its inferred codes; when they changed, their source is the one that changed the text.
  func completed(_ stored: Stored<EnterpriseField>, source: Int64) -> Stored<EnterpriseField> {
    let record = completed(stored.record)
    guard record != stored.record else { return stored }
    var sources = stored.sources
    sources[.inferredCodes] = record[.inferredCodes] == nil ? nil : source
    return Stored(id: stored.id, change: stored.change, record: record, sources: sources)
  }

  /// Why the declared code does not go with the products; `nil` when it does or nothing can be said.
  func mismatch(_ record: Record<EnterpriseField>) -> String? {
    guard let declared = record.text(.industryCode).flatMap({ IndustryCode($0) }) else { return nil }
    let found = candidates(record)
    guard inference.disagrees(declared: declared, with: found), let best = found.first else { return nil }
    guard !kindred.contains(where: { $0.contains(declared.text) && $0.contains(best.code.text) }) else { return nil }
    return "产品文字更像 \(best.code.text)(\(best.because.joined(separator: "、")))"
  }

  private func candidates(_ record: Record<EnterpriseField>) -> [InferredIndustry] {
    inference.candidates(
      products: record.texts(.products) ?? [], technologies: record.texts(.technologies) ?? [],
      scope: record.text(.businessScope) ?? "", limit: 3)
  }
}

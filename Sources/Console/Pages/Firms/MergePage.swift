package import Domain
package import Service

/// What joining two firms would do, before it is done.
package struct MergePage: PageModel {
  package static let template = "firm-merge"
  package let frame: Frame
  let keep: Firm
  let gone: Firm
  let swap: String
  let word: String
  let seen: Int64
  let seenGone: Int64
  /// What would hang on the one that stays, by kind of record.
  let counts: [String]
  let filled: [VisitPage.Fact]
  let differing: [Differing]
  let refused: String?
  let isPossible: Bool

  struct Firm: Sendable {
    let id: Int64
    let name: String
    let about: String
    let path: String

    init(_ firm: Stored<EnterpriseField>) {
      id = firm.id
      name = firm.text(.name) ?? ""
      about = [firm.text(.creditCode), firm.text(.place)].compactMap(\.self).joined(separator: ",")
      path = "/enterprises/\(firm.id)"
    }
  }

  struct Differing: Sendable {
    let label: String
    let kept: String
    let dropped: String
  }

  /// - Parameters:
  ///   - trial: what it would do; `nil` where it is refused.
  ///   - refused: why.
  package init(
    keep: Stored<EnterpriseField>, gone: Stored<EnterpriseField>, _ trial: MergeReceipt?, refused: ServiceError? = nil,
    for reader: Frame.Reader
  ) {
    frame = Frame("合并企业 · \(keep.text(.name) ?? "")", in: .enterprises, for: reader)
    self.keep = Firm(keep)
    self.gone = Firm(gone)
    swap = "/enterprises/\(gone.id)/merge?gone=\(keep.id)"
    word = reader.word
    seen = keep.change
    seenGone = gone.change
    counts = [("转入", trial?.moved ?? [:]), ("合为一条", trial?.joined ?? [:])].flatMap { word, counts in
      counts.sorted { $0.key < $1.key }.map { kind, count in
        "\(Entity(rawValue: kind)?.label ?? kind) \(PageWords.count(count)) 条\(word)"
      }
    }
    filled = (trial?.filled ?? []).map { .init(label: $0.label, value: $0.value) }
    differing = (trial?.differing ?? []).map { .init(label: $0.label, kept: $0.kept, dropped: $0.dropped) }
    self.refused = refused?.message
    isPossible = trial != nil
  }
}

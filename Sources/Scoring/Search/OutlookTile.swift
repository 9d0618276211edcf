/// The most that any need of a place may make of up to 1,024 firms, in columns: exact for a firm without a plan, a bound
/// for one with plans. Direction is left out; a need adds it by the firm's business.
package final class OutlookTile: Sendable {
  /// Values by criterion, each a column of 0…10,000; those of the direction are empty.
  let values: [[UInt16]]
  /// Whether the firm has no plan.
  let isPlanless: [Bool]
  /// Whether a bound cannot be told, so that the firm has to be judged.
  let isOpen: [Bool]
  /// Where the firm is listed whatever its direction; `offDirection` where that tells.
  let listing: [Listing]

  init(_ firms: Range<Int>, _ question: Question) {
    let snapshot = question.ranker.snapshot
    var values = CriterionCatalogue.all.map { criterion in
      criterion.tellsDirection ? [] : Array(repeating: UInt16(0), count: firms.count)
    }
    var isOpen = Array(repeating: false, count: firms.count)
    for index in firms {
      let row = index - firms.lowerBound
      let firm = snapshot.row(index)
      for plan in firm.plans.isEmpty ? -1..<0 : firm.plans.indices {
        let pair = question.pair(firm, plan)
        for (number, criterion) in CriterionCatalogue.all.enumerated() where !values[number].isEmpty {
          let most = criterion.most(pair)
          values[number][row] = max(values[number][row], UInt16(most.value))
          if most.isHalved || !most.isApplicable { isOpen[row] = true }
        }
      }
    }
    self.values = values
    self.isOpen = isOpen
    isPlanless = firms.map { snapshot.planRows(of: $0).isEmpty }
    listing = firms.map { firm in
      snapshot.businesses[Int(snapshot.businessOfRow[firm])].isBlank ? .insufficient : .offDirection
    }
  }
}

/// The making of an ``Outlook`` in slices, as ``PreparationWork`` has them.
package struct OutlookWork: Sendable {
  let question: Question

  /// How many slices there are.
  package var slices: Int {
    (question.ranker.snapshot.firmCount + JudgedTile.firms - 1) / JudgedTile.firms
  }

  /// Judges one slice, 0 ..< ``slices``.
  package func judge(_ slice: Int) -> OutlookTile {
    let count = question.ranker.snapshot.firmCount
    return OutlookTile(slice * JudgedTile.firms..<min(count, (slice + 1) * JudgedTile.firms), question)
  }

  /// Puts all slices together, in their order, and keeps the outlook with the ranker for the questions to come.
  @discardableResult
  package func finish(_ tiles: [OutlookTile]) -> Outlook {
    let outlook = Outlook(question, tiles)
    question.ranker.keep(outlook)
    return outlook
  }

  /// The whole of it at once.
  func outlook() -> Outlook { finish((0..<slices).map(judge)) }
}

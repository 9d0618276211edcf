internal import Domain

/// Infers industry codes from what a firm says it makes, where no code is declared or the declared one is in doubt.
///
/// Built on the names of GB/T 4754-2017 and a lexicon of the trades; no firm's label is used. Each text of a list gives at
/// most its weight to the divisions its words speak for; texts further up weigh more. Whole numbers throughout: the same
/// texts give the same answer on every machine.
public struct IndustryInference: Sendable {
  let index: IndustryWordIndex
  let settings: InferenceSettings
  let broad: Set<IndustryCode>
  private let scope: ScopePhrases

  /// Makes the words ready; about a tenth of a second, so make it once and keep it.
  ///
  /// - Parameters:
  ///   - industries: the rows of GB/T 4754-2017.
  ///   - words: the lexicon, `db/reference/industry-words.tsv`.
  ///   - fillers: `db/reference/industry-fillers.tsv` and `stock-phrases.tsv`.
  ///   - settings: `db/reference/industry-inference.tsv`.
  public init(industries: [IndustryRow], words: [IndustryWord], fillers: [FillerWord], settings: InferenceSettings) {
    index = IndustryWordIndex(words: words, names: industries, fillers: fillers, settings: settings)
    self.settings = settings
    scope = ScopePhrases(fillers)
    broad = Set(industries.lazy.filter { $0.isBroad || $0.name.hasPrefix("其他") }.map(\.code))
  }

  /// The industries a firm's texts speak for, one a division, best first; empty when no text says anything.
  ///
  /// - Parameters:
  ///   - products: in descending share of revenue where the list has an order.
  ///   - technologies: technologies and services, most important first.
  ///   - scope: the 经营范围; phrases that everybody has, or that say trade, are left out.
  ///   - limit: how many divisions at most.
  public func candidates(
    products: [String], technologies: [String] = [], scope: String = "", limit: Int = 3
  ) -> [InferredIndustry] {
    var reader = ProductReader(index: index, settings: settings)
    reader.read(products.lazy.map { $0[...] }, percent: 100)
    if !technologies.isEmpty { reader.read(technologies.lazy.map { $0[...] }, percent: settings[.technologyPercent]) }
    if !scope.isEmpty { reader.read(self.scope.phrases(of: scope), percent: settings[.scopePercent]) }
    return ranked(reader.sheet, limit: limit)
  }

  /// The same for one cell that holds a list: parts stand between `;` `,` `、` or line ends.
  public func candidates(text: String, limit: Int = 3) -> [InferredIndustry] {
    var reader = ProductReader(index: index, settings: settings)
    reader.read(TextScalars.phrases(of: text), percent: 100)
    return ranked(reader.sheet, limit: limit)
  }
}

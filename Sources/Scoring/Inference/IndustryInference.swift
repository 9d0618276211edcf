package import Domain

/// Infers industry codes from what a firm says it makes, where no code is declared or the declared one is in doubt.
///
/// Built on the names of GB/T 4754-2017 and a lexicon of the trades; no firm's label is used. Each text of a list gives at
/// most its weight to the divisions its words speak for; texts further up weigh more. Whole numbers throughout: the same
/// texts give the same answer on every machine.
package struct IndustryInference: Sendable {
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
  package init(industries: [IndustryRow], words: [IndustryWord], fillers: [FillerWord], settings: InferenceSettings) {
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
  package func candidates(
    products: [String], technologies: [String] = [], scope: String = "", limit: Int = 3
  ) -> [InferredIndustry] {
    var reader = ProductReader(index: index, settings: settings)
    reader.read(products.lazy.map { $0[...] }, percent: 100)
    if !technologies.isEmpty { reader.read(technologies.lazy.map { $0[...] }, percent: settings[.technologyPercent]) }
    if !scope.isEmpty { reader.read(self.scope.phrases(of: scope), percent: settings[.scopePercent]) }
    return ranked(reader.sheet, limit: limit)
  }

  /// The same for one cell that holds a list: parts stand between `;` `,` `、` or line ends.
  package func candidates(text: String, limit: Int = 3) -> [InferredIndustry] {
    var reader = ProductReader(index: index, settings: settings)
    reader.read(TextScalars.phrases(of: text), percent: 100)
    return ranked(reader.sheet, limit: limit)
  }
}

extension IndustryInference {
  /// The candidates that tell something of a firm: the best one, and others that are confident enough. A far third guess would
  /// give a firm a trade it does not have.
  package func telling(_ candidates: [InferredIndustry]) -> [InferredIndustry] {
    candidates.enumerated().filter { $0.offset == 0 || $0.element.confidence >= settings[.keptConfidence] }
      .map(\.element)
  }
}

/// An industry that a firm's text speaks for, with the words that say so.
package struct InferredIndustry: Sendable, Hashable {
  /// As fine as the words justify: a class where most of the division's evidence names it, else a group or the division.
  package var code: IndustryCode
  /// How likely the **division** is right, 0…10,000: 6,000 means that about six in ten such answers hold.
  package var confidence: Int
  /// What part of the text speaks for this division, 0…10,000.
  package var support: Int
  /// What part of the division's evidence names exactly `code`, 0…10,000; 10,000 where `code` is the division.
  package var sharpness: Int
  /// The words that decided, strongest first, at most five.
  package var because: [String]

  /// An answer as it is given.
  package init(code: IndustryCode, confidence: Int, support: Int, sharpness: Int, because: [String]) {
    self.code = code
    self.confidence = confidence
    self.support = support
    self.sharpness = sharpness
    self.because = because
  }

  /// The form in which the engine takes it.
  package var inferredCode: InferredCode { InferredCode(code: code, confidence: confidence) }
}

/// The evidence gathered from one firm's texts.
struct EvidenceSheet {
  /// One word's share in a division's evidence.
  struct Vote {
    let entry: Int32
    let division: Int32
    let value: Int
  }

  /// Evidence by division number.
  var divisions = Array(repeating: 0, count: 100)
  /// Evidence by the index's codes.
  var codes: [Int]
  /// What found words gave, in the order of the text.
  var votes: [Vote] = []
  /// The weights of all texts that could have spoken: found words give at most this much.
  var weight = 0

  init(codeCount: Int) { codes = Array(repeating: 0, count: codeCount) }
}

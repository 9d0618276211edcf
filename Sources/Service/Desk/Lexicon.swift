package import Intake

/// The words of the reference files by which the program itself reads: an import's, and those of industry inference.
package struct Lexicon: Sendable {
  let intake: IntakeVocabulary
  let industries: IndustryNames
  package let derived: DerivedFields
  /// Reads the values of an edit as an import reads cells.
  let reader: CellReader

  package init(intake: IntakeVocabulary, industries: IndustryNames, derived: DerivedFields) {
    self.intake = intake
    self.industries = industries
    self.derived = derived
    reader = CellReader(vocabulary: intake, industries: industries)
  }
}

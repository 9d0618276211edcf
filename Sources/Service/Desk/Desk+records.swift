package import Domain
import Intake

extension Desk {
  /// Keeps records of one kind.
  package func records<Field: RecordField>(_ field: Field.Type = Field.self) -> KeepRecords<Field> {
    KeepRecords(registry, reader: lexicon.reader, rules: recordRules, contacts: discloseContacts)
  }

  /// The words that a field takes from a reference table.
  package func words(of list: WordList) async throws -> ClosedWords {
    try await ClosedWords.inForce(list, references, organisation: organisation)
  }

  package var importWorkbook: ImportWorkbook {
    ImportWorkbook(
      registry: registry, vocabulary: lexicon.intake, industries: lexicon.industries, derived: lexicon.derived,
      references: references)
  }

  /// Imports tables of one kind of record.
  package func importRecords<Field: RecordField>(_ field: Field.Type = Field.self) -> ImportRecords<Field> {
    ImportRecords(
      registry: registry, vocabulary: lexicon.intake, industries: lexicon.industries, rules: recordRules)
  }

  /// Takes or keeps what weaker words said of facts that stand.
  package var settleDifference: SettleDifference { SettleDifference(registry: registry, rules: recordRules) }

  /// Finds the rulings that stand and do not count.
  package var checkRulings: CheckRulings { CheckRulings(registry: registry, references: references) }

  package var imports: ListImports { ListImports(registry) }

  /// Writes firms as workbooks and tables.
  package var export: ExportEnterprises {
    ExportEnterprises(
      registry: registry, reservedWords: lexicon.intake.reservedWords, contacts: discloseContacts)
  }

  /// Writes lists of one kind of record as tables.
  package func exportList<Field: RecordField>(_ field: Field.Type = Field.self) -> ExportList<Field> {
    ExportList(
      registry: registry, reader: lexicon.reader, rules: recordRules, reservedWords: lexicon.intake.reservedWords)
  }

  /// Finds what records are called that others refer to.
  package var referenceNames: ReferenceNames { ReferenceNames(registry) }

  package var undo: UndoChange { UndoChange(registry, rules: recordRules) }

  /// Tells all about a firm.
  package var tellEnterprise: TellEnterprise {
    TellEnterprise(
      firms: records(), registry: registry, references: references, scenes: scenes, contacts: discloseContacts)
  }

  /// Tells what was written of a firm.
  package var firmHistory: TellFirmHistory { TellFirmHistory(registry: registry) }

  /// Gathers all work with a firm.
  package var firmWork: TellFirmWork { TellFirmWork(registry: registry) }

  /// Finds what is to be settled of a firm.
  package var firmToSettle: FindFirmToSettle { FindFirmToSettle(registry: registry) }

  /// Makes one of two enterprises.
  package var mergeEnterprises: MergeEnterprises { MergeEnterprises(registry: registry, rules: recordRules) }

  /// Loads the invented sample.
  package var loadSample: LoadSample {
    LoadSample(registry: registry, references: references, derived: lexicon.derived)
  }

  /// Searches the classification of industries.
  package var industries: SearchIndustries { SearchIndustries(references: references) }
}

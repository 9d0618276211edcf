public import Domain
public import Service

/// What the program can do, as far as it is served over HTTP.
public protocol UseCases: ProjectUseCases {
  /// Keeps records of one kind.
  func records<Field: NamedField>(_ field: Field.Type) -> KeepRecords<Field>
  /// Imports workbooks.
  var importWorkbook: ImportWorkbook { get }
  /// Lists imports.
  var imports: ListImports { get }
  /// Takes back changes.
  var undo: UndoChange { get }
  /// Ranks, explains and calls runs up again.
  var ranking: RankEnterprises { get }
  /// Shows profiles and gate rules.
  var rules: ShowRules { get }
  /// Searches the classification of industries.
  var industries: SearchIndustries { get }
  /// Whether the first snapshot is there.
  var isReady: Bool { get }
  /// The day in Shanghai.
  func today() -> CalendarDate
  /// On whose behalf a request with this id works.
  func invocation(requestID: String) -> Invocation
}

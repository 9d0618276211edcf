public import Domain
public import Service

/// What the program can do, as far as it is served over HTTP.
public protocol UseCases: ProjectUseCases, VisitUseCases {
  /// Keeps records of one kind.
  func records<Field: NamedField>(_ field: Field.Type) -> KeepRecords<Field>
  /// Imports workbooks.
  var importWorkbook: ImportWorkbook { get }
  /// Imports tables of one kind of record.
  func importRecords<Field: NamedField>(_ field: Field.Type) -> ImportRecords<Field>
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
  /// Shows what is to be done on a day.
  var showToday: ShowToday { get }
  /// Writes what each person has to know of it.
  var digest: WriteDigest { get }
  /// Tells working days from days of rest.
  var workdays: ShowWorkdays { get }
  /// Plans whom to call first.
  var planOutreach: PlanOutreach { get }
  /// Lists what is not known of firms.
  var gaps: ListGaps { get }
  /// Makes a sheet of it that an import reads.
  func sheet(of gaps: GapsView) -> GapsSheet
  /// Makes the reports.
  var report: MakeReport { get }
  /// Freezes the figures of months.
  var freezeMonth: FreezeMonth { get }
  /// Closes follow-ups and opens them again.
  var closeFollowUp: CloseFollowUp { get }
  /// Closes promises and opens them again.
  var closePromise: ClosePromise { get }
  /// Counts how far promises are kept.
  var promiseRate: CountPromises { get }
  /// Whether the first snapshot is there.
  var isReady: Bool { get }
  /// The day in Shanghai.
  func today() -> CalendarDate
  /// On whose behalf a request with this id works.
  func invocation(requestID: String) -> Invocation
}

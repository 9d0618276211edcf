import Domain
package import Service

/// What a file would do, before it is done: how it was understood, what changes, what is wrong.
package struct ImportPreviewPage: PageModel {
  package static let template = "import-preview"
  package let frame: Frame
  let id: Int64
  let name: String
  let kind: String
  let until: String
  let problems: Problems?
  let note: String?
  /// What stands in the way of the import, and what may be done.
  let hindrance: String?
  let totals: [Total]
  let days: String?
  let sheets: [Sheet]
  let columns: [Column]
  let doubtful: Int?
  let fields: [String]
  let names: [Name]
  let settled: [String]
  let faults: [Fault]
  let faultsLeft: Int?
  let mending: String?
  let updated: [Row]
  let updatedLeft: Int?
  let created: [Row]
  let createdLeft: Int?
  let differences: [Difference]
  let grades: [Choice]
  let asOf: String
  let skipsInvalid: Bool
  let allowsRepeats: Bool
  let isWorkbook: Bool
  let offersRepeats: Bool
  /// The words of the button that imports; `nil` where nothing is to be imported.
  let deed: String?

  struct Total: Sendable {
    let label: String
    let count: String
  }

  struct Sheet: Sendable {
    let name: String
    let text: String
  }

  struct Column: Sendable {
    let id: String
    let header: String
    let letters: String
    let samples: String
    let label: String
    let typed: String
    let guesses: [Choice]
    let remark: String?
    let isDoubtful: Bool
  }

  struct Choice: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
  }

  struct Name: Sendable {
    let id: String
    let short: String
    let place: String
    let choices: [Choice]
    let typed: String
  }

  struct Fault: Sendable {
    let place: String
    let value: String
    let text: String
    let isRefused: Bool
  }

  struct Row: Sendable {
    let place: String
    let name: String
    let cells: [Cell]
  }

  struct Cell: Sendable {
    let label: String
    let old: String
    let new: String
  }

  struct Difference: Sendable {
    let name: String
    let label: String
    let standing: String
    let told: String
  }

  /// How many lines of a list a page shows.
  private static let lines = 50

  /// - Parameters:
  ///   - outcome: what the trial found; `nil` where the file as a whole was refused.
  ///   - typed: what a form said that was refused.
  package init(
    _ upload: KeptUpload, _ outcome: ImportOutcome?, typed: [String: String] = [:], refused: ServiceError? = nil,
    note: String? = nil, for reader: Frame.Reader
  ) {
    frame = Frame("核对:\(upload.name)", in: .imports, for: reader)
    id = upload.id
    name = upload.name
    kind = ImportWords.kind(upload.entity)
    until = PageWords.moment(upload.expiresAt)
    self.note = note
    isWorkbook = upload.entity == .enterprise
    skipsInvalid = upload.choices.skipsInvalid
    allowsRepeats = upload.choices.allowsRepeats
    asOf = typed["as_of"] ?? upload.choices.asOf ?? ""
    let grade = typed["grade"] ?? upload.choices.grade ?? EvidenceGrade.selfReported.rawValue
    grades = EvidenceGrade.allCases.map {
      Choice(value: $0.rawValue, label: $0.label, isChosen: $0.rawValue == grade)
    }
    settled =
      upload.choices.columns.sorted { $0.key < $1.key }.map { "列「\($0.key)」为「\(ImportFields.words(of: $0.value))」" }
      + upload.choices.names.sorted { $0.key < $1.key }.map { "「\($0.key)」是「\($0.value)」" }
    var report: ImportReport?
    var table: TableImport?
    switch outcome {
    case .workbook(let found)?: report = found
    case .table(let found)?: table = found
    case nil: break
    }
    columns = ImportPreviewPage.columns(report?.sheets ?? [], typed)
    let open = columns.count(where: \.isDoubtful)
    doubtful = open > 0 ? open : nil
    fields = columns.isEmpty ? [] : ImportFields.words
    let ids = Dictionary(columns.map { ("map:" + $0.header, $0.id) }, uniquingKeysWith: { first, _ in first })
    problems = refused.map { error in
      Problems(
        ServiceError(
          error.kind, code: error.code, message: error.message,
          fields: error.fields.map { .init(field: ids[$0.field] ?? $0.field, code: $0.code, message: $0.message) }),
        fields: Set(ids.values).union(["as_of"]))
    }
    sheets = (report?.sheets ?? []).map { sheet in
      guard let kind = sheet.kind else { return Sheet(name: sheet.name, text: "没有读:没有认出企业或校友的表头。") }
      return Sheet(
        name: sheet.name,
        text: "按\(kind == "firms" ? "企业名册" : "校友名册")读,表头在第 \(sheet.headerRow) 行,\(PageWords.count(sheet.rows)) 行。")
    }
    days = report.map { report in
      Set(report.days.map { "\($0.asOf.chinese)(\($0.basis.label))" }).sorted().joined(separator: "、")
    }
    func cut<Item>(_ items: [Item], of total: Int? = nil) -> (shown: [Item], left: Int?) {
      let left = (total ?? items.count) - min(items.count, ImportPreviewPage.lines)
      return (Array(items.prefix(ImportPreviewPage.lines)), left > 0 ? left : nil)
    }
    if let report {
      totals = [
        ("读到", report.rows), ("新增", report.created), ("更新", report.updated), ("确认", report.confirmed),
        ("无变化", report.unchanged), ("文件内重复", report.repeated), ("不能导入", report.rejected), ("问题", report.problemCount),
      ].filter { $0.1 > 0 || ["读到", "新增", "更新"].contains($0.0) }
        .map { Total(label: $0.0, count: PageWords.count($0.1)) }
      names = ImportPreviewPage.names(report.problems, typed)
      // What is asked about a short name stands beside it.
      let asked = Set(names.map(\.short))
      let others = report.problems.filter { $0.code != "short_firm_name" || !asked.contains($0.value) }
      let faulty = cut(others, of: report.problemCount - (report.problems.count - others.count))
      faults = faulty.shown.map(ImportPreviewPage.fault)
      faultsLeft = faulty.left
      mending = report.problemCount > 0 ? "/imports/files/\(upload.id)/mending" : nil
      let changed = cut(report.results.filter { $0.outcome == .updated }, of: report.updated)
      updated = changed.shown.map(ImportPreviewPage.row)
      updatedLeft = changed.left
      let new = cut(report.results.filter { $0.outcome == .created }, of: report.created)
      created = new.shown.map(ImportPreviewPage.row)
      createdLeft = new.left
      differences = report.differences.prefix(ImportPreviewPage.lines).map { line in
        Difference(
          name: line.name, label: line.label, standing: line.standing ?? "(未知)", told: line.told ?? "(未知)")
      }
      let writes = report.created + report.updated + report.confirmed
      if report.rejected > 0, !upload.choices.skipsInvalid {
        hindrance =
          "有 \(report.rejected) 行不能导入,因此整个文件暂不能写入。可下载待更正的行,改好后重新上传;或在下面勾选「跳过不能导入的行」。"
        deed = nil
      } else if writes == 0, report.differences.isEmpty {
        hindrance = report.rejected > 0 ? "跳过不能导入的行后,其余各行库中都已有,没有要写入的内容。" : "文件中的内容库中都已有,没有要写入的内容。"
        deed = nil
      } else {
        hindrance = nil
        deed = "确认导入 \(PageWords.count(report.created + report.updated + report.confirmed)) 行"
      }
    } else {
      (names, updated, updatedLeft, created, createdLeft, differences, mending) = ([], [], nil, [], nil, [], nil)
      if let table {
        totals = [
          ("读到", table.rows), ("新增", table.created), ("更改", table.updated), ("已有", table.repeated.count),
          ("没有填写", table.open), ("要更正", table.problems.count),
        ].filter { $0.1 > 0 || ["读到", "新增"].contains($0.0) }
          .map { Total(label: $0.0, count: PageWords.count($0.1)) }
        let label = upload.entity.fields
        let lines =
          table.problems.map { problem in
            Fault(
              place: "第 \(problem.row) 行", value: ImportPreviewPage.label(problem.field, of: label),
              text: problem.message, isRefused: true)
          }
          + table.repeated.map { Fault(place: "第 \($0.row) 行", value: "已有", text: $0.message, isRefused: false) }
          + table.unknownColumns.map {
            Fault(place: "列「\($0)」", value: "未读入", text: "这一列不是\(upload.entity.label)的字段,没有读。", isRefused: false)
          }
        let faulty = cut(lines)
        (faults, faultsLeft) = (faulty.shown, faulty.left)
        if !table.problems.isEmpty {
          hindrance = "有 \(table.problems.count) 处要更正,整个文件暂不能写入。请按下面所列改好后重新上传。"
          deed = nil
        } else if table.created + table.updated == 0 {
          hindrance = "文件中的内容库中都已有,没有要写入的内容。"
          deed = nil
        } else {
          hindrance = nil
          deed = "确认导入 \(PageWords.count(table.created + table.updated)) 行"
        }
      } else {
        (totals, faults, faultsLeft, hindrance, deed) = ([], [], nil, nil, nil)
      }
    }
    offersRepeats = table.map { !$0.repeated.isEmpty || upload.choices.allowsRepeats } ?? false
  }

  private static func label(_ field: String, of fields: any RecordField.Type) -> String {
    func found<Field: RecordField>(_ type: Field.Type) -> String? { Field(rawValue: field)?.label }
    return field.isEmpty ? "整行" : found(fields) ?? field
  }

  private static func fault(_ problem: ProblemView) -> Fault {
    let column = problem.column.isEmpty ? "" : " \(problem.column)"
    return Fault(
      place: problem.row > 0 ? "\(problem.sheet) 第 \(problem.row) 行\(column)" : "\(problem.sheet)\(column)",
      value: problem.value,
      text: [problem.message, problem.hint].filter { !$0.isEmpty }.map { $0.hasSuffix("。") ? $0 : $0 + "。" }.joined(),
      isRefused: problem.severity == "row")
  }

  private static func row(_ result: RowResult) -> Row {
    Row(
      place: "\(result.sheet) 第 \(result.row) 行", name: result.name,
      cells: result.cells.prefix(12).map {
        Cell(label: $0.label.isEmpty ? $0.field : $0.label, old: $0.old ?? "(空)", new: $0.new ?? "(空)")
      })
  }

  /// The columns of all sheets, a header once; those in doubt first.
  private static func columns(_ sheets: [SheetReading], _ typed: [String: String]) -> [Column] {
    var seen: Set<String> = []
    var columns: [Column] = []
    for column in sheets.flatMap(\.columns) where !column.header.isEmpty && seen.insert(column.header).inserted {
      let isDoubtful = column.field == nil && (!column.guesses.isEmpty || !column.samples.isEmpty)
      let picked = typed["pick:" + column.header] ?? ""
      columns.append(
        Column(
          id: "column-\(columns.count)", header: column.header, letters: column.column,
          samples: column.samples.joined(separator: " | "), label: column.label,
          typed: typed["map:" + column.header] ?? column.label,
          guesses: column.guesses.isEmpty
            ? []
            : (column.guesses + [ImportFields.words[0]]).map {
              Choice(value: $0, label: $0, isChosen: $0 == picked)
            },
          remark: column.isSettled ? "按您的指定" : isDoubtful ? column.guesses.isEmpty ? "没有认出,不读" : "拿不准,先不读" : nil,
          isDoubtful: isDoubtful))
    }
    return columns.filter(\.isDoubtful) + columns.filter { !$0.isDoubtful }
  }

  /// The short names that may mean a firm, each once.
  private static func names(_ problems: [ProblemView], _ typed: [String: String]) -> [Name] {
    var seen: Set<String> = []
    var names: [Name] = []
    for problem in problems where problem.code == "short_firm_name" && seen.insert(problem.value).inserted {
      guard names.count < 30 else { break }
      let chosen = typed["name:" + problem.value] ?? ""
      names.append(
        Name(
          id: "name-\(names.count)", short: problem.value, place: "\(problem.sheet) 第 \(problem.row) 行",
          choices: problem.choices.map { Choice(value: $0, label: $0, isChosen: $0 == chosen) },
          typed: typed["full:" + problem.value] ?? ""))
    }
    return names
  }
}

/// A past import: what it wrote, how to take it back, and what comes next.
package struct ImportPage: PageModel {
  package static let template = "import"
  package let frame: Frame
  let id: Int64
  let file: String
  let facts: [(label: String, value: String)]
  let totals: [ImportPreviewPage.Total]
  let done: String?
  let problems: Problems?
  let isUndone: Bool
  /// The change that a press of the button takes back; `nil` where it cannot be.
  let undoes: Int64?
  let effect: String
  let hindrance: String?
  let isOfFirms: Bool
  let isOfNeeds: Bool
  let differences: Int?

  /// - Parameters:
  ///   - outcome: what the import did, as long as it is known.
  ///   - undoing: what taking it back would do, where the account may.
  ///   - hindrance: why it cannot be taken back.
  package init(
    _ entry: ChangeEntry, outcome: ImportOutcome?, undoing: UndoView?, hindrance: String?, refused: ServiceError?,
    done: String?, for reader: Frame.Reader
  ) {
    file = entry.note ?? "导入"
    frame = Frame(file, in: .imports, for: reader)
    id = entry.id
    self.done = done
    problems = refused.map { Problems($0, fields: []) }
    isUndone = entry.undoneBy != nil
    facts = [
      (label: "内容", value: ImportWords.kind(of: entry.useCase)),
      (label: "时间", value: PageWords.moment(entry.recordedAt)),
      (label: "经办", value: entry.actor), (label: "变更编号", value: "\(entry.id)"),
      (label: "状态", value: entry.undoneBy.map { "已撤销(由变更 \($0))" } ?? "有效"),
    ]
    let made = isUndone ? nil : undoing
    var totals: [ImportPreviewPage.Total] = []
    switch outcome {
    case .workbook(let report)?:
      totals = [
        ("新增", report.created), ("更新", report.updated), ("确认", report.confirmed), ("无变化", report.unchanged),
        ("重复", report.repeated), ("跳过", report.rejected),
      ].filter { $0.1 > 0 }.map { .init(label: $0.0, count: PageWords.count($0.1)) }
      differences = report.differences.isEmpty ? nil : report.differences.count
    case .table(let table)?:
      totals = [("新增", table.created), ("更改", table.updated), ("已有", table.repeated.count)]
        .filter { $0.1 > 0 }.map { .init(label: $0.0, count: PageWords.count($0.1)) }
      differences = nil
    case nil:
      totals =
        ImportPage.counts(made?.removed ?? [:], "新增") + ImportPage.counts(made?.restored ?? [:], "更改")
      differences = nil
    }
    self.totals = totals
    undoes = undoing == nil ? nil : entry.undoneBy ?? entry.id
    effect = [
      ImportPage.sentence(undoing?.removed ?? [:], "移除"), ImportPage.sentence(undoing?.restored ?? [:], "恢复原样"),
    ].filter { !$0.isEmpty }.joined(separator: ";")
    self.hindrance = hindrance
    isOfFirms = entry.useCase == "enterprise.import"
    isOfNeeds = entry.useCase == "need.import"
  }

  private static func counted(_ counts: [String: Int]) -> [(label: String, count: Int)] {
    counts.sorted { $0.key < $1.key }.map { (Entity(rawValue: $0.key)?.label ?? $0.key, $0.value) }
  }

  private static func counts(_ counts: [String: Int], _ deed: String) -> [ImportPreviewPage.Total] {
    counted(counts).map { .init(label: deed + $0.label, count: PageWords.count($0.count)) }
  }

  private static func sentence(_ counts: [String: Int], _ deed: String) -> String {
    counts.isEmpty ? "" : deed + " " + counted(counts).map { "\($0.label) \($0.count) 条" }.joined(separator: "、")
  }
}

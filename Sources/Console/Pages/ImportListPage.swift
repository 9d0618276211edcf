package import Domain
package import Service

/// What was imported, the last first, and the files that wait.
package struct ImportListPage: PageModel {
  package static let template = "imports"
  package let frame: Frame
  let waiting: [Waiting]
  let rows: [Row]
  let mayImport: Bool
  let isEmpty: Bool
  let next: String?
  let first: String?
  let done: String?

  struct Waiting: Sendable {
    let name: String
    let path: String
    let kind: String
    let size: String
    let until: String
  }

  struct Row: Sendable {
    let file: String
    let path: String
    let kind: String
    let when: String
    let who: String
    let state: String
    let isUndone: Bool
  }

  /// - Parameters:
  ///   - waiting: the files of whoever looks that were not imported yet.
  ///   - mayImport: whether the account may import anything.
  package init(
    _ changes: [ChangeEntry], waiting: [KeptUpload], mayImport: Bool, next: String?, first: String?, done: String?,
    for reader: Frame.Reader
  ) {
    frame = Frame("导入", in: .imports, for: reader)
    self.waiting = waiting.map { file in
      Waiting(
        name: file.name, path: "/imports/files/\(file.id)", kind: ImportWords.kind(file.entity),
        size: PageWords.size(file.size), until: PageWords.moment(file.expiresAt))
    }
    rows = changes.map { change in
      Row(
        file: change.note ?? "(未记文件名)", path: "/imports/\(change.id)", kind: ImportWords.kind(of: change.useCase),
        when: PageWords.moment(change.recordedAt), who: change.actor,
        state: change.undoneBy == nil ? "有效" : "已撤销", isUndone: change.undoneBy != nil)
    }
    self.mayImport = mayImport
    isEmpty = changes.isEmpty
    (self.next, self.first, self.done) = (next, first, done)
  }
}

/// How pages call what is imported.
enum ImportWords {
  static func kind(_ entity: Entity) -> String {
    entity == .enterprise ? "企业或校友名册" : entity.label
  }

  static func kind(of useCase: String) -> String {
    Entity(rawValue: String(useCase.prefix { $0 != "." })).map(kind) ?? useCase
  }
}

/// Takes a file to import.
package struct NewImportPage: PageModel {
  package static let template = "import-new"
  package let frame: Frame
  let kinds: [Kind]
  let most: String
  let size: String
  let time: String
  let problems: Problems?

  struct Kind: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
  }

  /// - Parameters:
  ///   - bytes: how large a file may be.
  ///   - most: how many files may wait.
  ///   - time: how long they do.
  package init(
    kinds: [Entity], chosen: String?, bytes: Int, most: Int, time: Duration, refused: ServiceError? = nil,
    for reader: Frame.Reader
  ) {
    frame = Frame("导入文件", in: .imports, for: reader)
    let shown = chosen.flatMap { kind in kinds.contains { $0.rawValue == kind } ? kind : nil } ?? kinds.first?.rawValue
    self.kinds = kinds.map { Kind(value: $0.rawValue, label: ImportWords.kind($0), isChosen: $0.rawValue == shown) }
    self.most = "\(most)"
    size = "\(bytes >> 20) MiB"
    self.time = time.words
    problems = refused.map { Problems($0, fields: ["kind", "file"]) }
  }
}

/// Says how far an import is, until the browser asks again.
package struct ImportProgressPage: PageModel {
  package static let template = "import-progress"
  package let frame: Frame
  let title: String
  let name: String
  let step: String
  let done: Int
  let isTrial: Bool

  package init(_ upload: KeptUpload, _ progress: ImportProgress?, isTrial: Bool, for reader: Frame.Reader) {
    title = isTrial ? "正在核对" : "正在导入"
    frame = Frame(title, in: .imports, for: reader)
    name = upload.name
    self.isTrial = isTrial
    switch progress {
    case nil:
      step = "正在打开文件。"
      done = 0
    case .reading(let bytes, let total)?:
      done = total > 0 ? min(50, bytes * 50 / total) : 0
      step = "正在读取:\(PageWords.size(bytes)),共 \(PageWords.size(total))。"
    case .writing(let rows, let total)?:
      done = 50 + (total > 0 ? min(50, rows * 50 / total) : 0)
      step = "正在与库中比较\(isTrial ? "" : "并写入"):第 \(PageWords.count(rows)) 行,共 \(PageWords.count(total)) 行。"
    }
  }
}

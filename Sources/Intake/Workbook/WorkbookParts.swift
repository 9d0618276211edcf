/// The parts of a workbook: which sheets it has, where they are kept, which date system it counts by.
struct WorkbookParts {
  struct Sheet {
    var name: String
    var path: String
    var isHidden: Bool
  }

  var sheets: [Sheet] = []
  var sharedStrings: String?
  var styles: String?
  /// Whether day 0 is 1904-01-01.
  var counts1904 = false
  /// Whether the program that saved the workbook left its formulas to be computed by the next one.
  var isToBeComputed = false
  /// Whether a program that computes has left the order in which it did.
  var hasCalculationChain = false

  init(_ archive: ZipArchive, limits: IntakeLimits) throws {
    guard archive.has("[Content_Types].xml") || archive.has("xl/workbook.xml") else {
      throw IntakeError(.notATable, "这是压缩包,不是工作簿", hint: "解压后导入其中的表格")
    }
    let root = try WorkbookParts.relations(archive, "_rels/.rels")
    let main = root.first { $0.type.hasSuffix("/officeDocument") }?.target ?? "xl/workbook.xml"
    let path = WorkbookParts.absolute(main, from: "")
    guard archive.has(path), !path.hasPrefix("ppt/") else {
      throw IntakeError(.notATable, "这个 Office 文件里没有工作簿(可能是演示文稿)", hint: "把表格复制到 Excel 或 WPS 表格,存为 .xlsx 再导入")
    }
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let relations = try WorkbookParts.relations(archive, (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels")
    for relation in relations {
      let target = WorkbookParts.absolute(relation.target, from: folder)
      if relation.type.hasSuffix("/sharedStrings"), archive.has(target) { sharedStrings = target }
      if relation.type.hasSuffix("/styles"), archive.has(target) { styles = target }
      if relation.type.hasSuffix("/calcChain"), archive.has(target) { hasCalculationChain = true }
    }
    let listener = WorkbookListener()
    try XMLPushParser.parse(archive, path, listener)
    counts1904 = listener.counts1904
    isToBeComputed = listener.isToBeComputed
    guard listener.sheets.count <= limits.sheets else {
      throw IntakeError.tooManySheets(limits)
    }
    let byID = Dictionary(relations.map { ($0.id, $0) }) { first, _ in first }
    for sheet in listener.sheets {
      guard let relation = byID[sheet.relation], relation.type.hasSuffix("/worksheet")
      else {
        continue
      }
      sheets.append(
        Sheet(name: sheet.name, path: WorkbookParts.absolute(relation.target, from: folder), isHidden: sheet.isHidden))
    }
    if sheets.isEmpty { throw IntakeError.brokenWorkbook("没有工作表") }
  }

  private static func relations(_ archive: ZipArchive, _ path: String) throws -> [RelationListener.Relation] {
    guard archive.has(path), !path.hasPrefix("ppt/") else { return [] }
    let listener = RelationListener()
    try XMLPushParser.parse(archive, path, listener)
    return listener.relations
  }

  /// A part's path from the archive's root: `../x` and `/xl/x` are both in use.
  private static func absolute(_ target: String, from folder: String) -> String {
    let target = target.replacing("\\", with: "/")
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}

/// Reads `workbook.xml`.
private final class WorkbookListener: XMLListener {
  var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  var counts1904 = false
  var isToBeComputed = false

  func start(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "workbookPr":
      let value = attributes["date1904"]
      counts1904 = value == "1" || value == "true"
    case "calcPr":
      let value = attributes["fullCalcOnLoad"]
      isToBeComputed = value == "1" || value == "true"
    case "sheet":
      let state = attributes["state"] ?? "visible"
      sheets.append((attributes["name"] ?? "", attributes.relation ?? "", state != "visible"))
    default: break
    }
  }

  func end(_ element: String) {}
  func text(_ bytes: Span<UInt8>) {}
}

/// Reads a part's relations.
private final class RelationListener: XMLListener {
  struct Relation {
    var id: String
    var type: String
    var target: String
  }
  var relations: [Relation] = []

  func start(_ element: String, _ attributes: XMLAttributes) {
    guard element == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
    relations.append(Relation(id: id, type: attributes["Type"] ?? "", target: target))
  }

  func end(_ element: String) {}
  func text(_ bytes: Span<UInt8>) {}
}

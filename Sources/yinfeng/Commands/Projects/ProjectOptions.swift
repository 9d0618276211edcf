import ArgumentParser
import Domain
import Service

/// What every step of work on one project understands.
struct ProjectOptions: ParsableArguments {
  @Option(name: .customLong("if-change"), help: "仅当项目仍是此变更写成的状态")
  var ifChange: Int64?
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
}

/// Days as they are typed.
enum DayArgument {
  static func read(_ text: String?, _ option: String) throws -> CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(text) else {
      throw ValidationError("\(option) 应是日期,如 2026-03-05,不能是「\(text)」")
    }
    return date
  }
}

/// Prints what became of a project.
enum ProjectPrinter {
  static func print(_ receipt: ProjectReceipt, _ options: ProjectOptions, _ json: Bool) throws {
    if json { return Console.line(try Console.json(receipt)) }
    let record = receipt.project.record
    let name = "\(record.text(.code) ?? "") \(record.text(.title) ?? "")"
    Console.line((options.dryRun ? "试运行,没有写入:" : "") + name + (receipt.change.map { "(变更 \($0))" } ?? ""))
    for field in ProjectReceipt.shown where ![.code, .title].contains(field) {
      guard let value = record[field] else { continue }
      Console.paragraph("\(field.label):\(value.display(field.kind))", indent: 2, hanging: 4)
    }
  }
}

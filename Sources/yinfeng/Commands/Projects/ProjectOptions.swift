import ArgumentParser
import Domain
import Service

/// What every step of work on one project understands.
struct ProjectOptions: ParsableArguments {
  @Option(name: .customLong("if-change"), help: "Only when the project is still the one this change wrote.")
  var ifChange: Int64?
  @Flag(name: .customLong("dry-run"), help: "Check and show, write nothing.") var dryRun = false
}

/// Days as they are typed.
enum DayArgument {
  static func read(_ text: String?, _ option: String) throws -> CalendarDate? {
    guard let text else { return nil }
    guard let date = CalendarDate(text) else {
      throw ValidationError("\(option): '\(text)' is not a day like 2026-03-05")
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

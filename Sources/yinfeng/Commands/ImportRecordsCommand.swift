import ArgumentParser
import Domain
import Foundation
import Service

/// `yinfeng ENTITY import`
struct ImportRecordsCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import", abstract: "Import a table whose header holds field names or the words on screen.",
      discussion: """
        All rows are taken or none; a row that is recorded already is left out and told. References are an id, a code or part of exactly one name. What the file says of author
        and date stands. `yinfeng \(Field.entity.command) fields` names the fields; `yinfeng import undo CHANGE` takes it back.

        EXAMPLES
          yinfeng \(Field.entity.command) import 台账.xlsx --dry-run
          yinfeng \(Field.entity.command) import 台账.xlsx
        """)
  }

  @Argument(help: "FILE.xlsx, .csv or .tsv.", completion: .file(extensions: ["xlsx", "csv", "tsv"])) var file: String
  @Flag(name: .customLong("dry-run"), help: "Check and show, write nothing.") var dryRun = false
  @Flag(name: .customLong("allow-repeat"), help: "Take also the rows that are recorded already.")
  var allowRepeat = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let outcome = try await desk.importRecords(Field.self)(
        path: file, name: URL(filePath: file).lastPathComponent, isDryRun: dryRun, allowsRepeats: allowRepeat,
        today: desk.today(), invocation: desk.invocation())
      if global.json {
        Console.line(try Console.json(outcome))
      } else {
        for problem in outcome.problems {
          let field = problem.field.isEmpty ? "" : " \(problem.field)"
          Console.paragraph("第 \(problem.row) 行\(field):\(problem.message)", indent: 0, hanging: 2)
        }
        for row in outcome.repeated {
          Console.paragraph("第 \(row.row) 行重复:\(row.message)", indent: 0, hanging: 2)
        }
        if outcome.problems.isEmpty {
          let what = dryRun ? "将导入" : "已导入"
          let repeats = outcome.repeated.isEmpty ? "" : ",重复 \(outcome.repeated.count) 条未再记(确要再记加 --allow-repeat)"
          let changed = outcome.updated > 0 ? ",更改 \(outcome.updated) 条" : ""
          Console.line("\(what) \(outcome.created) 条\(changed)\(repeats)" + (outcome.change.map { "(变更 \($0))" } ?? ""))
        }
      }
      if let refusal = outcome.refusal {
        throw ServiceError(refusal.kind, code: refusal.code, message: refusal.message)
      }
    }
  }
}

import ArgumentParser
import Domain
import Foundation
import Service

/// `yinfeng ENTITY import`
struct ImportRecordsCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import", abstract: "导入表格,表头用字段名或界面用词",
      discussion: """
        各行全部写入或全不写入;已登记过的行略过并说明。引用其他记录用编号、代码或只对应一条的部分名称。登记人与日期以表中为准。
        字段见 yinfeng \(Field.entity.command) fields;撤销用 yinfeng change undo 编号。

        示例
          yinfeng \(Field.entity.command) import 台账.xlsx --dry-run
          yinfeng \(Field.entity.command) import 台账.xlsx
        """)
  }

  @Argument(help: "文件:\(TableFiles.words)", completion: .file(extensions: TableFiles.extensions)) var file: String
  @Flag(name: .customLong("dry-run"), help: "只检查并显示,不写入") var dryRun = false
  @Flag(name: .customLong("allow-repeat"), help: "已登记过的行也再次登记")
  var allowRepeat = false
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.run { desk in
      let outcome = try await desk.importRecords(Field.self)(
        path: InputFile.path(file), name: URL(filePath: file).lastPathComponent, isDryRun: dryRun,
        allowsRepeats: allowRepeat,
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
        if !outcome.unknownColumns.isEmpty {
          Console.paragraph(
            "未读入的列(不是字段):\(outcome.unknownColumns.joined(separator: "、"))。字段见 yinfeng \(Field.entity.command) fields。",
            indent: 0, hanging: 2)
        }
        if outcome.problems.isEmpty {
          let what = dryRun ? "将导入" : "已导入"
          let repeats = outcome.repeated.isEmpty ? "" : ",重复 \(outcome.repeated.count) 条未再记(确要再记加 --allow-repeat)"
          let changed = outcome.updated > 0 ? ",更改 \(outcome.updated) 条" : ""
          let open = outcome.open > 0 ? ",没有填写的 \(outcome.open) 行略过" : ""
          let change = outcome.change.map { "(变更 \($0))" } ?? ""
          Console.line("\(what) \(outcome.created) 条\(changed)\(repeats)\(open)\(change)")
        }
      }
      if let refusal = outcome.refusal {
        throw ServiceError(refusal.kind, code: refusal.code, message: refusal.message)
      }
    }
  }
}

import App
import ArgumentParser
import Secrets
import Service

struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "联系方式的加密密钥:查看、新增、换用",
    discussion: """
      手机、邮箱、微信等联系方式在数据库中以密文保存,密钥在数据库之外的密钥文件里。内置数据库的密钥文件为数据目录下的 keys/contact.keys,首次启动时生成;自有数据库由配置项 keys.file 指定。密钥文件要与数据库备份分开备份,丢失后联系方式无法恢复。

      示例
        yinfeng keys show                     密钥文件、各密钥与各栏的条数
        yinfeng keys add --suite sm           新增国密密钥,此后以它加密
        yinfeng keys rotate                   原有数据(含历史)改用新密钥
      """,
    subcommands: [KeysShowCommand.self, KeysAddCommand.self, KeysRotateCommand.self])
}

extension Suite: ExpressibleByArgument {
  /// What the algorithms are called.
  var label: String {
    switch self {
    case .aes: "AES-256-GCM、HMAC-SHA-256"
    case .sm: "SM4、HMAC-SM3(国密)"
    }
  }
}

struct KeysShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "密钥文件、各密钥与各栏以它们加密的条数;不显示密钥本身")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.runDatabase { database in
      let report = try await ContactKeys(database).report()
      if global.json { return Console.line(try Console.json(KeysBody(report))) }
      Console.line("密钥文件 \(report.file ?? "未设置(配置项 keys.file),联系方式以明文保存")")
      for key in report.keys {
        Console.line("  \(key.id)  \(key.suite.label)\(key.seals ? "  现用" : "")")
      }
      for id in report.missing { Console.line("  \(id)  密钥文件中没有,以它加密的内容无法读出") }
      for column in report.columns {
        let parts =
          column.sealed.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value) 条" }
          + (column.clear > 0 ? ["明文 \(column.clear) 条"] : [])
        Console.line("\(column.place):\(parts.joined(separator: ","))")
      }
    }
  }
}

struct KeysAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "新增密钥,此后以它加密;没有密钥文件时新建")
  @Option(help: "算法:aes(AES-256-GCM、HMAC-SHA-256)或 sm(国密 SM4、HMAC-SM3)") var suite: Suite
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.runDatabase { database in
      let (file, key) = try await ContactKeys(database).add(suite)
      if global.json { return Console.line(try Console.json(AddedBody(file: file, key: KeyBody(key)))) }
      Console.line("已在 \(file) 新增密钥 \(key.id)(\(key.suite.label)),此后以它加密。请备份密钥文件。")
      Console.line("正在运行的服务遇到新密钥时自动重读密钥文件;原有数据改用新密钥:yinfeng keys rotate")
    }
  }
}

struct KeysRotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate", abstract: "把明文和以旧密钥加密的联系方式(含历史)改用现用密钥;可中断后再次运行")
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    try await global.runDatabase { database in
      let progress = ProgressLine()
      defer { progress.end() }
      let count = try await ContactKeys(database).seal { progress.show("加密", $0, of: $1) }
      progress.end()
      if global.json { return Console.line(try Console.json(["sealed": count])) }
      Console.line(count == 0 ? "全部联系方式都已以现用密钥加密。" : "已以现用密钥加密 \(count) 条记录(含历史)。")
    }
  }
}

private struct KeyBody: Encodable {
  let id: String
  let suite: String
  let seals: Bool

  init(_ key: KeyRing.KeyInfo) {
    id = key.id
    suite = key.suite.rawValue
    seals = key.seals
  }
}

private struct AddedBody: Encodable {
  let file: String
  let key: KeyBody
}

private struct KeysBody: Encodable {
  struct Column: Encodable {
    let column: String
    let sealed: [String: Int]
    let clear: Int
  }
  let file: String?
  let keys: [KeyBody]
  let missing: [String]
  let columns: [Column]

  init(_ report: ContactKeys.Report) {
    file = report.file
    keys = report.keys.map { KeyBody($0) }
    missing = report.missing
    columns = report.columns.map { Column(column: $0.place, sealed: $0.sealed, clear: $0.clear) }
  }
}

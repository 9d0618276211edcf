import API
import Cluster
package import Domain
import Foundation
import Secrets
import Service

/// Looks whether everything the program leans on is there, and what mends what is not.
package struct Examination: Sendable {
  /// One thing looked at.
  package struct Finding: Sendable, Encodable, Hashable {
    /// How it stands.
    package enum State: String, Sendable, Encodable {
      case good
      /// The program works, but something is missing or runs out.
      case warning
      case bad
    }
    /// A name that stays, such as `database`.
    package let name: String
    /// The word on screen.
    package let label: String
    package let state: State
    /// What was found, in Chinese.
    package let detail: String
    /// What mends it, in Chinese; `nil` when nothing has to be.
    package let remedy: String?
  }

  let settings: Settings
  let today: CalendarDate

  /// Examines what these settings name on a day in Shanghai.
  package init(_ settings: Settings, today: CalendarDate = Application.shanghaiDay()) {
    self.settings = settings
    self.today = today
  }

  /// Looks at everything; what hangs on something bad is not looked at.
  package func callAsFunction() async -> [Finding] {
    var findings: [Finding] = []
    do {
      let resources = try Resources()
      findings.append(.init("files", "程序数据文件", .good, resources.folder))
      let database = Database(settings: settings, resources: resources)
      findings += await self.database(database)
      if !findings.contains(where: { $0.state == .bad }) {
        findings.append(await keys(database))
        findings += await tables(resources)
      }
      if database.isEmbedded { findings.append(disk(database.cluster.settings.dataDirectory)) }
    } catch {
      findings.append(.init("files", "程序数据文件", .bad, Examination.words(error), "请重新安装程序。"))
    }
    return findings + [certificate(), fonts(), converter()].compactMap(\.self)
  }

  private func database(_ database: Database) async -> [Finding] {
    do {
      if database.isEmbedded { _ = try await database.cluster.ensureRunning() }
      let schema = try await database.schema()
      let reached = Finding(
        "database", "数据库", .good, database.isEmbedded ? "内置,运行中" : "外部服务器,可以连接")
      let isCurrent = schema.pending.isEmpty
      return [
        reached,
        Finding(
          "schema", "数据库结构", isCurrent ? .good : .bad,
          isCurrent ? "已执行迁移 \(schema.applied.count),没有待执行的" : "待执行 \(schema.pending.joined(separator: "、"))",
          isCurrent ? nil : "yinfeng db migrate"),
      ]
    } catch {
      return [Finding("database", "数据库", .bad, Examination.words(error), "yinfeng db status")]
    }
  }

  /// Whether what leads to people is sealed, with the key that seals now.
  private func keys(_ database: Database) async -> Finding {
    let (name, label) = ("keys", "联系方式加密")
    do {
      guard database.keyFile != nil else {
        return Finding(
          name, label, .warning, "未设置密钥文件,联系方式以明文保存", "设置 keys.file,再 yinfeng keys add、yinfeng keys rotate")
      }
      let report = try await ContactKeys(database).report()
      guard let key = report.keys.first else { return Finding(name, label, .bad, "密钥文件中没有密钥", "yinfeng keys show") }
      let clear = report.columns.map(\.clear).reduce(0, +)
      let old = report.columns.flatMap { $0.sealed.filter { $0.key != key.id }.values }.reduce(0, +)
      guard clear + old > 0 else { return Finding(name, label, .good, "密钥 \(key.id),\(report.file ?? "")") }
      return Finding(name, label, .warning, "明文 \(clear) 项,以旧密钥加密 \(old) 项", "yinfeng keys rotate")
    } catch let error as ServiceError where error.code == "not_owner" {
      return Finding(name, label, .good, "已设置密钥文件;以属主身份运行 keys show 可看到条数")
    } catch {
      return Finding(name, label, .bad, Examination.words(error), "从备份恢复密钥文件")
    }
  }

  /// Reference tables as they came with the program, and the working calendar among them.
  private func tables(_ resources: Resources) async -> [Finding] {
    do {
      let application = try await Application.open(settings, resources: resources)
      let findings = try await tables(application)
      await application.close()
      return findings
    } catch {
      return [Finding("reference", "参考数据", .bad, Examination.words(error), "yinfeng reference load")]
    }
  }

  private func tables(_ application: Application) async throws -> [Finding] {
    let desk = application.desk
    let organisation = desk.invocation().organisation
    var (missing, other): ([String], [String]) = ([], [])
    for table in try ReferenceFiles.tables(application.resources) {
      do {
        let loaded = try await desk.references.table(table.name, organisation: organisation)
        if loaded.rows != table.rows || loaded.asOf != table.asOf { other.append(table.name) }
      } catch let error as ServiceError where error.code == "reference_not_loaded" { missing.append(table.name) }
    }
    let reference =
      if !missing.isEmpty {
        Finding("reference", "参考数据", .bad, "未载入:\(missing.joined(separator: "、"))", "yinfeng reference load")
      } else if !other.isEmpty {
        Finding(
          "reference", "参考数据", .warning, "与随程序提供的不同:\(other.joined(separator: "、"))", "yinfeng reference load")
      } else {
        Finding("reference", "参考数据", .good, "已载入,与随程序提供的相同")
      }
    guard missing.isEmpty else { return [reference] }
    let broken = try await desk.checkRulings(organisation: organisation)
    let told = broken.prefix(5).map { "编号 \($0.id) \($0.gate):\($0.why)" }.joined(separator: " ")
    let rulings =
      broken.isEmpty
      ? Finding("rulings", "认定", .good, "都按现行规则计入")
      : Finding(
        "rulings", "认定", .warning, "\(broken.count) 条不再计入。\(told)\(broken.count > 5 ? "……" : "")",
        "请有权部门重新认定后 yinfeng ruling edit 编号,或 yinfeng ruling delete 编号")
    let calendar = try await desk.workdays(from: today, to: today.adding(days: 31), organisation: organisation)
    let known = "放假安排已公布至 \(calendar.knownThrough)"
    guard calendar.days.contains(where: \.isProvisional) else {
      return [reference, rulings, Finding("calendar", "工作日历", .good, known)]
    }
    return [
      reference, rulings,
      Finding("calendar", "工作日历", .warning, known + ",其后期限为暂定", "请换用含新一年放假安排的程序版本,再 yinfeng reference load"),
    ]
  }

  private func disk(_ folder: String) -> Finding {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
    guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
      return Finding("disk", "磁盘", .warning, "无法得知 \(folder) 的剩余空间")
    }
    let told = "\(folder) 剩余 \(free >> 20) MiB"
    if free < 200 << 20 { return Finding("disk", "磁盘", .bad, told, "请清理磁盘,至少留出 1 GiB。") }
    if free < 1 << 30 { return Finding("disk", "磁盘", .warning, told, "请清理磁盘,至少留出 1 GiB。") }
    return Finding("disk", "磁盘", .good, told)
  }

  /// Whether the certificate of the network service holds, and for how long; `nil` where none is set.
  private func certificate() -> Finding? {
    guard let files = settings.certificate else { return nil }
    let (name, label) = ("certificate", "网络服务证书")
    do {
      let certificate = try Certificate(files)
      let told = "有效期至 \(Certificate.day(certificate.end)),还有 \(certificate.days()) 天"
      guard certificate.days() >= Certificate.warningDays else {
        return Finding(name, label, .warning, told, "换上新证书后向服务发 SIGHUP:systemctl reload yinfeng")
      }
      let attributes = try? FileManager.default.attributesOfItem(atPath: files.key)
      guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue, mode & 0o007 == 0 else {
        return Finding(name, label, .warning, "私钥文件 \(files.key) 其他用户也能读取", "chmod o= \(files.key)")
      }
      return Finding(name, label, .good, told)
    } catch {
      return Finding(name, label, .bad, error.message, "见部署手册 deploy/runbook.md「On the office's network」")
    }
  }

  private func fonts() -> Finding {
    let folders = ["/usr/share/fonts", "/usr/local/share/fonts", NSHomeDirectory() + "/.fonts"]
    let marks = ["cjk", "wqy", "simsun", "simhei", "fangsong", "songti", "msyh", "uming", "ukai", "sourcehan"]
    for folder in folders {
      guard let names = FileManager.default.enumerator(atPath: folder) else { continue }
      for case let name as String in names where marks.contains(where: name.lowercased().contains) {
        return Finding("fonts", "中文字体", .good, folder + "/" + name)
      }
    }
    return Finding("fonts", "中文字体", .warning, "没有找到,本机打印文书时汉字可能缺失", "apt install fonts-noto-cjk")
  }

  private func converter() -> Finding {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    for program in ["ssconvert", "soffice", "libreoffice"] {
      for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(program)") {
        return Finding("converter", "旧格式转换", .good, "\(folder)/\(program)")
      }
    }
    return Finding(
      "converter", "旧格式转换", .warning, "没有 ssconvert 或 LibreOffice,.xls 与 .et 须先另存为 .xlsx", "apt install gnumeric")
  }

  private static func words(_ error: any Error) -> String { (error as? ServiceError)?.message ?? "\(error)" }
}

extension Examination.Finding {
  init(_ name: String, _ label: String, _ state: State, _ detail: String, _ remedy: String? = nil) {
    self.init(name: name, label: label, state: state, detail: detail, remedy: remedy)
  }
}

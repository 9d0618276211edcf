internal import Domain
import Foundation

/// Turns an old workbook into a new one by a program of its own (Gnumeric's `ssconvert`, else LibreOffice), which has little
/// time, memory and disk and is ended with all it started when they run out or nobody waits any more.
struct WorkbookConverter {
  /// How much the program may use.
  struct Bounds {
    var seconds = 60
    /// Bytes of address space; LibreOffice maps more than it uses.
    var memory = (ssconvert: 2 << 30, office: 6 << 30)
    /// Bytes of any file it writes.
    var fileBytes = 512 << 20
    var openFiles = 512
  }

  private enum Program {
    case ssconvert(String), office(String)
  }

  private static let folders = ProcessFolders("yinfeng-convert-")
  /// The conversions that may run at once in this process.
  private static let places = DispatchSemaphore(value: 2)
  /// Seconds beyond the bound after which the program ends by itself, should this process be gone by then.
  private static let grace = 5

  private let program: Program
  private let bounds: Bounds

  /// Finds the program.
  ///
  /// - Parameters:
  ///   - path: the folders looked through, as `PATH` lists them.
  init(path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", bounds: Bounds = Bounds())
    throws(IntakeError)
  {
    func find(_ name: String) -> String? {
      path.split(separator: ":").lazy.map { "\($0)/\(name)" }.first(
        where: FileManager.default.isExecutableFile(atPath:))
    }
    self.bounds = bounds
    if let found = find("ssconvert") {
      program = .ssconvert(found)
    } else if let found = find("soffice") ?? find("libreoffice") {
      program = .office(found)
    } else {
      throw IntakeError(
        .oldWorkbook, "这是旧格式(.xls、.et)的工作簿,本机没有转换它的程序",
        hint: "用 Excel 或 WPS 打开,另存为「Excel 工作簿(*.xlsx)」再导入;或由管理员执行 apt install gnumeric")
    }
  }

  /// Converts the file and gives the path of the new workbook to `use`; the folder it lies in is removed after that.
  ///
  /// - Parameters:
  ///   - wait: is called again and again while the program runs or others have to end before it; what it throws ends the
  ///     program and is thrown on. The thread is blocked meanwhile.
  func convert<Result>(_ path: String, wait: () throws -> Void, _ use: (String) throws -> Result) throws -> Result {
    // What a killed conversion left has no other end.
    WorkbookConverter.folders.sweep()
    let folder = WorkbookConverter.folders.path(in: WorkbookConverter.place(for: path))
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // The program sees a name that is ours, whatever signs the file's own has.
    let source = folder + "/in.xls"
    // A link is not copied but what it leads to.
    try FileManager.default.copyItem(at: URL(filePath: path).resolvingSymlinksInPath(), to: URL(filePath: source))
    try run(in: folder, wait)
    let result = folder + "/out/in.xlsx"
    guard FileManager.default.fileExists(atPath: result) else { throw WorkbookConverter.failed("没有结果") }
    return try use(result)
  }

  /// Beside an upload, whose own temporary folder is cleared even after a kill; else where temporary files are.
  private static func place(for path: String) -> String {
    let temporary = FileManager.default.temporaryDirectory.path
    let beside = URL(filePath: path).deletingLastPathComponent().path
    return beside.hasPrefix(temporary + "/") ? beside : temporary
  }

  private func run(in folder: String, _ wait: () throws -> Void) throws {
    try FileManager.default.createDirectory(atPath: folder + "/out", withIntermediateDirectories: false)
    let (command, memory): ([String], Int) =
      switch program {
      case .ssconvert(let path):
        ([path, "-T", "Gnumeric_Excel:xlsx2", folder + "/in.xls", folder + "/out/in.xlsx"], bounds.memory.ssconvert)
      case .office(let path):
        (
          [
            path, "-env:UserInstallation=file://\(folder)/profile",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML",
            "--outdir", folder + "/out", folder + "/in.xls",
          ], bounds.memory.office
        )
      }
    while WorkbookConverter.places.wait(timeout: .now() + .milliseconds(50)) == .timedOut { try wait() }
    defer { WorkbookConverter.places.signal() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      [
        "timeout", "-s", "KILL", "\(bounds.seconds + WorkbookConverter.grace)",
        "prlimit",
        "--as=\(memory)",
        "--cpu=\(bounds.seconds)",
        "--fsize=\(bounds.fileBytes)",
        "--nofile=\(bounds.openFiles)",
        "--core=0",
      ] + command
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder, "TMPDIR": folder,
      "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": folder,
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw WorkbookConverter.failed("转换程序不能启动") }
    // A process started so leads a group of its own, which all that it starts belongs to.
    defer {
      kill(-process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let start = ContinuousClock.now
    while process.isRunning {
      try wait()
      if ContinuousClock.now - start > .seconds(bounds.seconds) {
        throw WorkbookConverter.failed("超过 \(bounds.seconds) 秒")
      }
      usleep(20_000)
    }
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw WorkbookConverter.failed("转换程序没有读懂它")
    }
  }

  static func failed(_ why: String) -> IntakeError {
    IntakeError(
      .oldWorkbook, "旧格式(.xls、.et)的工作簿转换失败:\(why)", hint: "用 Excel 或 WPS 打开,另存为「Excel 工作簿(*.xlsx)」再导入")
  }
}

/// Gives the rows of an old workbook.
struct OldWorkbookSource {
  let path: String
  let limits: IntakeLimits

  func read(advance: (Int, Int) throws -> Void, event: (SheetEvent) throws -> Void) throws {
    let workbook = try OldWorkbook(path: path)
    let converter = try WorkbookConverter()
    do {
      try converter.convert(path, wait: { try advance(0, 0) }) { converted in
        let archive = try ZipArchive(path: converted, limits: limits)
        try WorkbookSource(archive: archive, limits: limits, hidden: workbook.hidden)
          .read(advance: advance, event: event)
      }
    } catch let error as IntakeError where error.code == .oldWorkbook && workbook.isEncrypted {
      throw IntakeError(.encryptedWorkbook, "工作簿设了打开密码", hint: "打开后去掉密码,另存为 .xlsx 再导入")
    }
  }
}

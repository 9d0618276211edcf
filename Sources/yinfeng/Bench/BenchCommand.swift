import App
import ArgumentParser

/// `yinfeng bench`
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "在用完即弃的数据库中,用生成数据测导入、快照与排序的耗时",
    discussion: """
      全部准入条件、准则与文字都参与。数据只由种子决定。

      示例
        yinfeng bench --firms 50000
        yinfeng bench --firms 1000000 --json
      """)

  @Option(help: "生成几家企业") var firms = 50_000
  @Option(help: "随机种子") var seed: UInt64 = 1
  @Flag(help: "输出 JSON") var json = false

  func validate() throws {
    guard (1...5_000_000).contains(firms) else { throw ValidationError("--firms 应在 1 到 5000000 之间") }
  }

  func run() async throws {
    try await Failure.reported(json) {
      let report = try await Bench(firms: firms, seed: seed).run { Console.error($0 + " …") }
      if json { return Console.line(try Console.json(report)) }
      func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
      Console.line(report.machine)
      Console.line("企业 \(report.firms)")
      Console.line(
        "首次排序 \(rounded(report.rankFirstMilliseconds)) ms")
      Console.line(
        "排序 ms  p50 \(rounded(report.rankMilliseconds.p50))  p99 \(rounded(report.rankMilliseconds.p99))"
          + "  再次 p50 \(rounded(report.rankAgainMilliseconds.p50))  p99 \(rounded(report.rankAgainMilliseconds.p99))"
          + "  线程 \(report.rankThreads)")
      Console.line(
        "快照 \(rounded(report.snapshotLoadSeconds)) s,每企业 \(report.snapshotBytesPerFirm) 字节")
      Console.line("导入 \(rounded(report.importRowsPerSecond)) 行/s(\(report.importedRows) 行)")
    }
  }
}

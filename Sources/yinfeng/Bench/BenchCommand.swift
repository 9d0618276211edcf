import App
import ArgumentParser

/// `yinfeng bench`
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time import, snapshot and ranking on generated data, in a database thrown away after.",
    discussion: """
      All gates, criteria and texts are on. The data comes from the seed alone.

      EXAMPLES
        yinfeng bench --firms 50000
        yinfeng bench --firms 1000000 --json
      """)

  @Option(help: "How many firms to generate.") var firms = 50_000
  @Option(help: "What the firms are generated from.") var seed: UInt64 = 1
  @Flag(help: "Print JSON.") var json = false

  func validate() throws {
    guard (1...5_000_000).contains(firms) else { throw ValidationError("--firms must be between 1 and 5000000") }
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

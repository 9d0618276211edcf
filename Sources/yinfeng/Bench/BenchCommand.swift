import App
import ArgumentParser

struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "在用完即弃的数据库中,用生成数据测导入、快照与排序的耗时",
    discussion: """
      全部准入条件、准则与文字都参与。数据只由种子决定。

      示例
        yinfeng bench --firms 50000
        yinfeng bench --firms 1000000 --json
        yinfeng bench --organisations 200 --firms 1000
      """)

  @Option(help: "生成几家企业") var firms = 50_000
  @Option(help: "同一服务中有几个单位,各有这么多企业") var organisations = 1
  @Option(help: "随机种子") var seed: UInt64 = 1
  @Flag(help: "输出 JSON") var json = false

  func validate() throws {
    guard (1...5_000_000).contains(firms) else { throw ValidationError("--firms 应在 1 到 5000000 之间") }
    guard (1...1000).contains(organisations) else { throw ValidationError("--organisations 应在 1 到 1000 之间") }
  }

  func run() async throws {
    try await Failure.reported(json) {
      guard organisations == 1 else { return try await benchOrganisations() }
      let report = try await Bench(firms: firms, seed: seed).run { Console.error($0 + " …") }
      if json { return Console.line(try Console.json(report)) }
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

  private func benchOrganisations() async throws {
    let bench = OrganisationsBench(organisations: organisations, firms: firms, seed: seed)
    let report = try await bench.run { Console.error($0 + " …") }
    if json { return Console.line(try Console.json(report)) }
    let (unread, kept) = (report.rankUnreadMilliseconds, report.rankMilliseconds)
    Console.line(report.machine)
    Console.line("单位 \(report.organisations),各有生成企业 \(report.firms)")
    Console.line("不在内存的单位排序 ms  p50 \(rounded(unread.p50))  p99 \(rounded(unread.p99))")
    Console.line("在内存的单位排序 ms  p50 \(rounded(kept.p50))  p99 \(rounded(kept.p99))")
    Console.line(
      "内存中 \(report.scenes) 个单位,估计 \(report.sceneBytes >> 20) MiB,上限 \(report.sceneBoundBytes >> 20) MiB;"
        + "进程增加 \(report.addedResidentBytes >> 20) MiB")
  }

  private func rounded(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}

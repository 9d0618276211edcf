import ArgumentParser
import Domain
import Service

/// `yinfeng rank`
struct RankCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "Rank firms or plans for a need, or needs for a firm.",
    discussion: """
      NEED and FIRM are an id, a code, or part of exactly one name.

      EXAMPLES
        yinfeng rank SQ-2026-01
        yinfeng rank SQ-2026-01 --profile review --band A --band B1 --explain
        yinfeng rank 线束 --format xlsx --output 排序.xlsx
        yinfeng rank --enterprise 甲子示例
      """)

  @Argument(help: "The need.") var need: String?
  @Option(name: .customLong("enterprise"), help: "Rank needs for this firm instead.") var enterprise: String?
  @Option(help: "How long each list may be, 1 to 1000.") var top = 20
  @Option(help: "outreach 招引初筛 or review 项目联审.") var profile = "outreach"
  @Option(help: "List only this band: A, B (B1 and B2), B1, B2, C or D. May be repeated.") var band: [BandArgument] = []
  @Flag(help: "Explain every point of every listed pair.") var explain = false
  @Option(help: "table, json, csv or xlsx.") var format = OutputFormat.table
  @Option(name: .shortAndLong, help: "File to write; required for csv and xlsx.") var output: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (need == nil) != (enterprise == nil) else {
      throw ValidationError("name a need, or a firm with --enterprise")
    }
    if format == .xlsx || format == .csv, output == nil {
      throw ValidationError("--format \(format.rawValue) needs --output FILE")
    }
    if enterprise != nil, format == .xlsx || format == .csv {
      throw ValidationError("--enterprise prints a table or JSON")
    }
    guard (1...1000).contains(top) else { throw ValidationError("--top must be between 1 and 1000") }
  }

  func run() async throws {
    let request = RankEnterprises.Request(profile: profile, top: top, bands: band.flatMap(\.bands))
    try await global.run { desk in
      let format = global.json ? OutputFormat.json : format
      if let enterprise {
        let view = try await desk.ranking.rank(
          enterprise: enterprise, request, today: desk.today(), invocation: desk.invocation())
        try EnterpriseRankingPrinter(view: view, explains: explain).print(format, output)
      } else if let need {
        let view = try await desk.ranking.rank(
          need: need, request, today: desk.today(), invocation: desk.invocation())
        try RankingPrinter(view: view, explains: explain).print(format, output)
      }
    }
  }
}

/// A band as it is typed.
struct BandArgument: ExpressibleByArgument {
  let bands: [Band]

  init?(argument: String) {
    guard let bands = BandWord.bands(argument) else { return nil }
    self.bands = bands
  }

  static var allValueStrings: [String] { BandWord.all }
}

/// How a list is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv, xlsx
}

import ArgumentParser
import Domain
import Scoring
import Service

struct RankCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank", abstract: "为招商项目排企业或拟投项目,或为企业排招商项目",
    discussion: """
      招商项目与企业用编号、代码或只对应一条的部分名称。

      示例
        yinfeng rank SQ-2026-01
        yinfeng rank SQ-2026-01 --profile review --band A --band B1 --explain
        yinfeng rank 线束 --format xlsx --output 排序.xlsx
        yinfeng rank SQ-2026-01 --with weight.jobs=12 --with threshold.investment=200
        yinfeng rank --enterprise 甲子示例
      """)

  @Argument(help: "招商项目", completion: Completions.records(NeedField.self)) var need: String?
  @Option(name: .customLong("enterprise"), help: "改为给这家企业排招商项目", completion: Completions.records(EnterpriseField.self))
  var enterprise: String?
  @Option(help: "每个名单的条数,1 至 1000") var top = 20
  @Option(help: "评分方案:outreach 招引初筛,review 项目联审", completion: Completions.profiles) var profile = "outreach"
  @Option(help: "只列此档次:A、B(即 B1 和 B2)、B1、B2、C、D,可多次") var band: [BandArgument] = []
  @Option(help: "假如权重或门槛(每亩万元)改成另一数值,如 weight.jobs=12、threshold.investment=200,可多次;不留存")
  var with: [String] = []
  @Flag(help: "逐项说明所列每一对") var explain = false
  @Option(help: "table、json、csv 或 xlsx") var format = OutputFormat.table
  @Option(name: .shortAndLong, help: "写到哪个文件,csv 与 xlsx 必填") var output: String?
  @OptionGroup var overwriting: Overwriting
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard (need == nil) != (enterprise == nil) else {
      throw ValidationError("请写明招商项目,或用 --enterprise 写明企业,二者只能有一")
    }
    if format == .xlsx || format == .csv, output == nil {
      throw ValidationError("--format \(format.rawValue) 须用 --output 写明文件")
    }
    if !with.isEmpty, enterprise != nil || format == .xlsx || format == .csv {
      throw ValidationError("--with 只用于为招商项目排企业,只能输出 table 或 json")
    }
    if enterprise != nil, format == .xlsx || format == .csv {
      throw ValidationError("--enterprise 只能输出 table 或 json")
    }
    guard (1...1000).contains(top) else { throw ValidationError("--top 应在 1 到 1000 之间") }
  }

  func run() async throws {
    let request = RankEnterprises.Request(profile: profile, top: top, bands: band.flatMap(\.bands))
    try await global.run { desk in
      let format = global.json ? OutputFormat.json : format
      func file(_ about: String, _ record: String, rows: Int) -> RankingFile? {
        let asked: [(name: String, text: String?)] = [(about, record), ("profile", profile), ("top", "\(top)")]
        return output.map {
          RankingFile(path: $0, overwriting: overwriting, leaving: Leaving(desk, "rank", asked, rows: rows))
        }
      }
      if let enterprise {
        let view = try await desk.ranking.rank(
          enterprise: enterprise, request, today: desk.today(), invocation: desk.invocation())
        try await EnterpriseRankingPrinter(view: view, explains: explain).print(
          format, file("enterprise", enterprise, rows: view.ranking.matches.count))
      } else if let need, !with.isEmpty {
        let supposed = try await desk.ranking.suppose(
          need: need, request, with: with, today: desk.today(), invocation: desk.invocation())
        try await SupposedPrinter(supposed: supposed, explains: explain).print(
          format, file("need", need, rows: RankingSheet(supposed.ranking).rows(isWorkbook: true)))
      } else if let need {
        let view = try await desk.ranking.rank(
          need: need, request, today: desk.today(), invocation: desk.invocation())
        try await RankingPrinter(view: view, explains: explain).print(
          format, file("need", need, rows: RankingSheet(view).rows(isWorkbook: format != .csv)))
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

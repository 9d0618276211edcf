import ArgumentParser
import Domain

/// The command line of Yinfeng.
@main
struct Yinfeng: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yinfeng",
    abstract: "引凤: match alumni firms with the projects a county's park wants to land.",
    discussion: """
      EXAMPLES
        yinfeng sample load                         load invented firms and needs to try it out
        yinfeng enterprise import 登记表.xlsx         import the alumni office's workbook
        yinfeng rank SQ-2026-01 --top 10            rank firms for a need
        yinfeng explain SQ-2026-01 甲子示例           explain every point of a pair

      EXIT CODES
        0 done · 1 unexpected failure · 64 wrong usage · 65 refused input · 66 not found · 69 database away ·
        75 changed meanwhile, try again · 130 interrupted

      Settings come from flags, then YINFENG_… variables, then the configuration file, then defaults.
      """,
    version: "0.1.0",
    subcommands: [
      TodayCommand.self, DigestCommand.self, OutreachCommand.self, WorkdayCommand.self,
      RankCommand.self, ExplainCommand.self, RunsCommand.self, ProfileCommand.self,
    ] + Entity.commands + [
      ReportCommand.self,
      ImportCommand.self, IndustryCommand.self, ReferenceCommand.self, SampleCommand.self, ServeCommand.self, EvaluateCommand.self,
      BenchCommand.self,
      DatabaseCommand.self,
    ])
}

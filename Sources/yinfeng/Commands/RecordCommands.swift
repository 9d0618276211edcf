import ArgumentParser
import Domain
import Service

/// The commands every kind of record has: `list | show | add | edit | delete | restore | history`.
protocol RecordCommandGroup: AsyncParsableCommand {
  associatedtype Field: NamedField
}

extension RecordCommandGroup {
  /// The configuration of a group with the usual commands and those of its own.
  static func group(_ abstract: String, more: [any ParsableCommand.Type] = []) -> CommandConfiguration {
    CommandConfiguration(
      commandName: Field.entity.command, abstract: abstract,
      subcommands: (Field.isOnlyRead ? reading : reading + writing) + more
        + (Field.takesTables ? [ImportRecordsCommand<Field>.self] : []))
  }

  private static var reading: [any ParsableCommand.Type] {
    [ListCommand<Field>.self, ShowCommand<Field>.self, HistoryCommand<Field>.self, FieldsCommand<Field>.self]
  }

  private static var writing: [any ParsableCommand.Type] {
    [AddCommand<Field>.self, EditCommand<Field>.self, DeleteCommand<Field>.self, RestoreCommand<Field>.self]
  }
}

/// `yinfeng plan`
struct PlanCommand: RecordCommandGroup {
  typealias Field = PlanField
  static let configuration = group("拟投项目: projects that firms intend.")
}

/// `yinfeng person`
struct PersonCommand: RecordCommandGroup {
  typealias Field = PersonField
  static let configuration = group("校友/联系人: people; contact data is masked unless --purpose is given.")
}

/// `yinfeng tie`
struct TieCommand: RecordCommandGroup {
  typealias Field = TieField
  static let configuration = group("任职: what a person is in a firm.")
}

/// `yinfeng need`
struct NeedCommand: RecordCommandGroup {
  typealias Field = NeedField
  static let configuration = group("招商项目: what the park wants to land.")
}

/// `yinfeng ruling`
struct RulingCommand: RecordCommandGroup {
  typealias Field = RulingField
  static let configuration = group("部门认定: a department's ruling on a gate, with its paper.")
}

/// `yinfeng standing`
struct StandingCommand: RecordCommandGroup {
  typealias Field = StandingField
  static let configuration = group(
    "主体信用: look-ups of a firm in public registers.", more: [StandingCheckCommand.self])
}

/// `yinfeng park`
struct ParkCommand: RecordCommandGroup {
  typealias Field = ParkField
  static let configuration = group("园区: parks.", more: [ParkLedgerCommand.self])
}

/// `yinfeng zone`
struct ZoneCommand: RecordCommandGroup {
  typealias Field = ZoneField
  static let configuration = group("片区: sub-zones of parks.")
}

/// `yinfeng building`
struct BuildingCommand: RecordCommandGroup {
  typealias Field = BuildingField
  static let configuration = group("厂房: plant buildings.")
}

/// `yinfeng ledger`
struct LedgerCommand: RecordCommandGroup {
  typealias Field = LedgerField
  static let configuration = group("要素台账: what a zone has left of land, plant, power, water …")
}

/// `yinfeng hold`
struct HoldCommand: RecordCommandGroup {
  typealias Field = HoldField
  static let configuration = group("要素预留: expiring reservations of park capacity.")
}

/// `yinfeng engagement`
struct EngagementCommand: RecordCommandGroup {
  typealias Field = EngagementField
  static let configuration = group("互动记录: two-way contacts with firms.")
}

/// `yinfeng link`
struct LinkCommand: RecordCommandGroup {
  typealias Field = LinkField
  static let configuration = group("环节状态: what the county has of each link of a chain.")
}

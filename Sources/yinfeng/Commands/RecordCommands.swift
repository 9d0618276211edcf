import ArgumentParser
import Domain

/// The commands of one kind of record, `yinfeng plan`: `list | show | add | edit | delete | restore | history`, then its own.
struct RecordCommands<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Field.entity.command, abstract: Field.record.help,
      subcommands: general + own + (Field.takesTables ? [ImportRecordsCommand<Field>.self] : []),
      aliases: OwnCommands.aliases(of: Field.entity))
  }

  private static var own: [any ParsableCommand.Type] { OwnCommands.of(Field.entity) }

  /// What every kind has, but for what this one does in its own way.
  private static var general: [any ParsableCommand.Type] {
    let named = Set(own.map { command in command._commandName })
    return (Field.isOnlyRead ? reading : reading + writing).filter { command in !named.contains(command._commandName) }
  }

  private static var reading: [any ParsableCommand.Type] {
    [ListCommand<Field>.self, ShowCommand<Field>.self, HistoryCommand<Field>.self, FieldsCommand<Field>.self]
  }

  private static var writing: [any ParsableCommand.Type] {
    (Field.record.comesAsFile ? [] : [AddCommand<Field>.self])
      + [EditCommand<Field>.self, DeleteCommand<Field>.self, RestoreCommand<Field>.self]
  }
}

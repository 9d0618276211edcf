import ArgumentParser
import Domain

/// The commands of one kind of record, `yinfeng plan`: `list | show | add | edit | delete | restore | history`, then its own.
struct RecordCommands<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: Field.entity.command, abstract: Field.record.help,
      subcommands: (Field.isOnlyRead ? reading : reading + writing) + OwnCommands.of(Field.entity)
        + (Field.takesTables ? [ImportRecordsCommand<Field>.self] : []))
  }

  private static var reading: [any ParsableCommand.Type] {
    [ListCommand<Field>.self, ShowCommand<Field>.self, HistoryCommand<Field>.self, FieldsCommand<Field>.self]
  }

  private static var writing: [any ParsableCommand.Type] {
    (Field.record.comesAsFile ? [] : [AddCommand<Field>.self])
      + [EditCommand<Field>.self, DeleteCommand<Field>.self, RestoreCommand<Field>.self]
  }
}

import App
import ArgumentParser
import Domain
import Foundation
import Service

/// What a shell offers for the words of a command line. Records are asked for only where the database answers already: nothing
/// is started, made or migrated for them, and what goes wrong or takes long offers nothing.
enum Completions {
  /// How many records are offered at most.
  private static let most = 50
  /// How long the database may take to answer in all.
  private static let patience = Duration.seconds(3)

  /// The codes and names of records of a kind.
  static func records(of entity: Entity) -> CompletionKind { records(entity.fields) }

  /// The codes and names of records of a kind.
  static func records<Field: RecordField>(_ field: Field.Type) -> CompletionKind {
    .custom { words, _, typed in await offered(words) { try await Completions.names(field, typed, $0) } }
  }

  /// `FIELD=` and, of a field with choices, `FIELD=CHOICE`.
  static func assignments<Field: RecordField>(_ field: Field.Type) -> CompletionKind {
    .custom { _, _, typed in Completions.assignments(field, typed) }
  }

  /// The fields that a list can be ordered by, each also with `-` in front.
  static func sortings<Field: RecordField>(_ field: Field.Type) -> CompletionKind {
    .list(
      Field.allCases.filter { !$0.kind.isList && !Field.personal.contains($0) }
        .flatMap { [$0.name, "-" + $0.name, $0.label, "-" + $0.label] } + ["id", "-id"])
  }

  /// The profiles that came with the program.
  static var profiles: CompletionKind {
    .custom { _, _, _ in
      let files = (try? Resources().texts(in: "reference/profiles", ending: ".json")) ?? []
      return files.map { String($0.name.dropLast(5)) }
    }
  }

  /// The words of a vocabulary, by code and as they are on screen.
  static func words<Value: Vocabulary>(_ value: Value.Type) -> CompletionKind {
    .list(Value.allCases.map(\.rawValue) + Value.allCases.map(\.label))
  }

  static func assignments<Field: RecordField>(_ field: Field.Type, _ typed: String) -> [String] {
    guard let pair = NamedPair(typed) else {
      let fields = Field.allCases.filter { !Field.managed.contains($0) }
      return fields.flatMap { [$0.name + "=", $0.label + "="] }.filter { $0.hasPrefix(typed) }
    }
    let field = Field.allCases.first { $0.name == pair.name || $0.label == pair.name }
    guard case .choice(let choices)? = field?.kind else { return [] }
    return choices.flatMap { [$0.code, $0.label] }.map { "\(pair.name)=\($0)" }.filter { $0.hasPrefix(typed) }
  }

  /// The records whose code or one of whose names begins with what was typed.
  static func names<Field: RecordField>(_ field: Field.Type, _ typed: String, _ desk: Desk) async throws -> [String] {
    let request = ListRequest(search: typed.isEmpty ? nil : typed, limit: most)
    let page = try await desk.records(field).list(request, organisation: desk.invocation().organisation)
    let fields = ([Field.record.code].compactMap(\.self) + (Field.names.isEmpty ? [Field.record.name] : Field.names))
      .filter { !Field.personal.contains($0) && $0.kind != .date }
    return page.items.flatMap { view in
      fields.flatMap { view.stored.record.texts($0) ?? view.stored.text($0).map { [$0] } ?? [] }
    }.filter { $0.hasPrefix(typed) }
  }

  /// What `body` offers on the database that the words of the command line name.
  private static func offered(
    _ words: [String], _ body: @escaping @Sendable (Desk) async throws -> [String]
  ) async -> [String] {
    guard let settings = try? settings(words), settings.server == nil else { return [] }
    return await withTaskGroup(of: [String].self) { group in
      group.addTask {
        guard let application = await Application.openIfRunning(settings) else { return [] }
        let found = try? await body(application.desk)
        await application.close()
        return found ?? []
      }
      group.addTask {
        try? await Task.sleep(for: patience)
        return []
      }
      let first = await group.next()
      group.cancelAll()
      return first ?? []
    }
  }

  /// The settings that the options already typed make.
  private static func settings(_ words: [String]) throws -> Settings {
    var flags: [String: String] = ["log.level": "critical"]
    for (option, key) in [("--data-dir", "data.dir"), ("--database-url", "database.url"), ("--server", "server")] {
      for (index, word) in words.enumerated() {
        if word == option, index + 1 < words.count { flags[key] = words[index + 1] }
        if word.hasPrefix(option + "=") { flags[key] = String(word.dropFirst(option.count + 1)) }
      }
    }
    return try Settings(flags: flags)
  }
}

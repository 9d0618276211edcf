import FoundationEssentials
import Scoring

extension SceneAssembly {
  /// The scene of what was added. Throws `ServiceError` when a profile or the rule pack cannot be read.
  package consuming func finish() throws -> Scene {
    var profiles: [String: Profile] = [:]
    for (name, table) in tables where name.hasPrefix("profiles/") {
      let profile = try SceneAssembly.document(table, as: Profile.self)
      do { try profile.validate() } catch { throw ReferenceTable.invalid(name, "\(error)") }
      profiles[profile.name] = profile
    }
    return Scene(snapshot: builder.build(), profiles: profiles, rules: rules)
  }

  static func document<Value: Decodable>(_ table: ReferenceTable, as: Value.Type) throws -> Value {
    guard let text = table.rows.first?.first else { throw ReferenceTable.invalid(table.name, "是空的") }
    do {
      return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    } catch { throw ReferenceTable.unreadable(table.name, error) }
  }
}

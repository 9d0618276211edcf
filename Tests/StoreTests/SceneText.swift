import Domain
import Foundation
import Postgres
import Scoring
import Service
import TestSupport

@testable import Store

/// What can be told of a state: the heads, counts and explanations of the rankings of every need, and every row.
struct SceneText: Equatable {
  let rankings: [String]
  let rows: [String]

  /// The answers of a scene, as bytes.
  static func rankings(_ scene: Scene) throws -> [String] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try scene.profiles.values.sorted { $0.name < $1.name }.flatMap { profile in
      try scene.snapshot.needs.map { need in
        let ranking = try scene.ranker.rank(need: need.id, profile: profile, date: TestDatabase.today, top: 5)
        return String(decoding: try encoder.encode(ranking), as: UTF8.self)
      }
    }
  }

  /// The state of a version; of the latest when `nil`.
  static func of(_ database: TestDatabase, version: Int64? = nil) async throws -> SceneText {
    let scene = try await database.scenes.scene(organisation: 1, version: version, account: 0)
    return SceneText(rankings: try rankings(scene), rows: try await rows(database, version: version))
  }

  /// The rows of a version; of the latest when `nil`.
  static func rows(_ database: TestDatabase, version: Int64? = nil) async throws -> [String] {
    try await database.pool.seeing(Sight(organisation: 1)) { connection in
      let rows = SceneRows(connection: connection, organisation: 1, version: version)
      var texts: [String] = []
      for entity in Entity.allCases { texts += try await lines(entity.fields, rows) }
      return texts
    }
  }

  private static func lines<Field: RecordField>(_ type: Field.Type, _ rows: SceneRows) async throws -> [String] {
    try await rows.all(type).sorted { $0.id < $1.id }.map { stored in
      let fields = stored.record.known.map { "\($0.field.name)=\($0.value.canonical)@\(stored.sources[$0.field] ?? 0)" }
      return "\(Field.entity) \(stored.id) \(stored.change) " + fields.joined(separator: ";")
    }
  }
}

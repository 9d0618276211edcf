import Postgres
package import Secrets
import Service
import Store

/// The keys of the sealed contact columns: which there are, a new one, and sealing everything with it.
package struct ContactKeys: Sendable {
  /// The keys and what each has sealed.
  package struct Report: Sendable {
    /// Rows of one column, history included.
    package struct Column: Sendable, Hashable {
      /// Such as `person.phone`.
      package let place: String
      /// How many rows each key has sealed, by the key's name.
      package let sealed: [String: Int]
      /// How many stand in the clear.
      package let clear: Int
    }
    /// The key file; `nil` when none is named.
    package let file: String?
    /// The keys in order, the one that seals first.
    package let keys: [KeyRing.KeyInfo]
    /// The columns that hold something.
    package let columns: [Column]
    /// Keys that texts are sealed with and the file has not.
    package var missing: [String] {
      let known = Set(keys.map(\.id))
      return Set(columns.flatMap(\.sealed.keys)).subtracting(known).sorted()
    }
  }

  private let database: Database

  /// The keys of this database.
  package init(_ database: Database) { self.database = database }

  /// The keys and what each has sealed. Throws `ServiceError` `not_owner` for a server of one's own that is not worked on as
  /// its owner.
  package func report() async throws -> Report {
    try await database.asOwner { connection in
      try await demandOwner(connection)
      let seals = try await database.keysAtHand(connection)
      let counts = try await SealFill.counts(connection)
      let places = counts.map(\.place).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return Report(
        file: database.keyFile, keys: seals?.ring.list ?? [],
        columns: places.map { place in
          let own = counts.filter { $0.place == place }
          return .init(
            place: place,
            sealed: Dictionary(own.compactMap { count in count.key.map { ($0, count.rows) } }) { $0 + $1 },
            clear: own.filter { $0.key == nil }.map(\.rows).reduce(0, +))
        })
    }
  }

  /// Adds a key, which seals from now on, and makes the key file where there is none. What was sealed before stays as it is
  /// until `seal`. Throws `ServiceError` `keys_file_unnamed` where no file is named.
  package func add(_ suite: Suite) async throws -> (file: String, key: KeyRing.KeyInfo) {
    let path = try named()
    let ring = try await database.asOwner { connection in
      let used = try await SealKeys.inUse(connection)
      do {
        var ring: KeyRing
        do {
          ring = try KeyRing(file: path).adding(suite)
          try SealKeys.hold(used, in: ring, file: path)
          try ring.write(replacing: path)
        } catch let error as KeyFileError where error.problem == .missing {
          ring = try KeyRing.make(suite)
          try SealKeys.hold(used, in: ring, file: path)
          try Database.makeFolder(of: path)
          try ring.write(newFile: path)
        }
        try await SealKeys.demand(ring, file: path, connection)
        return ring
      } catch { throw Database.refusal(error) }
    }
    return (path, ring.list[0])
  }

  /// Seals with the first key what stands in the clear or is sealed with another, history included; broken off and begun
  /// again it goes on. Answers how many rows were sealed. Throws `not_owner` as `report` does.
  package func seal(_ progress: @Sendable (_ done: Int, _ total: Int) -> Void) async throws -> Int {
    let path = try named()
    return try await database.asOwner { connection in
      let pending = try await database.schema().pending
      guard pending.isEmpty else {
        throw ServiceError(
          .conflict, code: "schema_behind", message: "数据库结构落后 \(pending.count) 步,请先升级数据库结构。")
      }
      try await demandOwner(connection)
      guard let seals = try await database.keysAtHand(connection) else { return 0 }
      try await SealKeys.demand(seals.ring, file: path, connection)
      return try await SealFill(connection, seals).fill { progress($0.done, $0.total) }
    }
  }

  private func demandOwner(_ connection: PostgresConnection) async throws {
    guard try await SealFill.isOwner(connection) else {
      throw ServiceError(
        .invalid, code: "not_owner", message: "须以数据库属主的身份:请在 database.url 中写属主的账号。")
    }
  }

  private func named() throws -> String {
    guard let path = database.keyFile else {
      throw ServiceError(
        .invalid, code: "keys_file_unnamed",
        message: "自有数据库须先在配置项 keys.file(或环境变量 YINFENG_KEYS_FILE)写明密钥文件的位置。")
    }
    return path
  }
}

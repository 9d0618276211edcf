import Domain

/// Lists past changes, and those that were imports: of firms and people, and of tables of records.
package struct ListImports: Sendable {
  let registry: any Registry

  /// Lists changes of this registry.
  package init(_ registry: any Registry) { self.registry = registry }

  /// What an import is called among the changes.
  static func useCase(of entity: Entity) -> String { "\(entity).import" }

  private static let useCases = Entity.allCases.filter { $0 == .enterprise || $0.fields.takesTables }.map(useCase)

  /// Imports, newest first, before the change `before` when given.
  package func callAsFunction(before: Int64? = nil, limit: Int = 50, organisation: Int64) async throws -> [ChangeEntry]
  {
    try await listed(ListImports.useCases, before, limit, organisation)
  }

  /// Changes of every kind, newest first, before the change `before` when given.
  package func changes(before: Int64? = nil, limit: Int = 50, organisation: Int64) async throws -> [ChangeEntry] {
    try await listed([], before, limit, organisation)
  }

  private func listed(
    _ useCases: [String], _ before: Int64?, _ limit: Int, _ organisation: Int64
  ) async throws -> [ChangeEntry] {
    var entries = try await registry.changes(
      useCases: useCases, before: before, limit: limit, organisation: organisation)
    let undone = try await registry.undone(entries.map(\.id), organisation: organisation)
    for index in entries.indices { entries[index].undoneBy = undone[entries[index].id] }
    return entries
  }

  /// The import that was this change. Throws `ServiceError` `import_not_found`.
  package func show(_ change: Int64, organisation: Int64) async throws -> ChangeEntry {
    guard change < Int64.max else { throw ListImports.missing(change) }
    let found = try await self(before: change + 1, limit: 1, organisation: organisation)
    guard let entry = found.first, entry.id == change else { throw ListImports.missing(change) }
    return entry
  }

  private static func missing(_ change: Int64) -> ServiceError {
    ServiceError(.notFound, code: "import_not_found", message: "没有变更编号为 \(change) 的导入。")
  }
}

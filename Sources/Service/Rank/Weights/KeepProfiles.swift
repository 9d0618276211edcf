package import Domain
import FoundationEssentials
package import Scoring

/// Names scoring profiles: weights that were tried become a profile of the organisation, version by version. What rankings were
/// asked with stays as it was, and so does what came with the program.
package struct KeepProfiles: Sendable {
  let scenes: SceneKeeper
  let references: any ReferenceStore
  let acting: Acting

  /// What the names of profiles begin with that people here named.
  private static let prefix = "own-"

  /// A profile in force with where it comes from.
  package struct Entry: Sendable {
    package let profile: Profile
    package let source: String
    /// Since when it stands so.
    package let asOf: CalendarDate
    /// Whether people here named it, so that they may change it and lay it aside.
    package let isOwn: Bool
    package var name: String { profile.name }
    package var title: String { profile.title }
  }

  /// How weights that were tried are to be called.
  package struct Naming: Sendable, Hashable {
    package var title: String
    package var reason: String
    /// The own profile that gets a new version; `nil` for a new one.
    package var replaces: String?

    package init(title: String, reason: String, replaces: String? = nil) {
      (self.title, self.reason, self.replaces) = (title, reason, replaces)
    }
  }

  /// The profiles in force, by name.
  package func list(organisation: Int64) async throws -> [Entry] {
    let profiles = try await scenes.scene(organisation: organisation).profiles.values.sorted { $0.name < $1.name }
    var entries: [Entry] = []
    for profile in profiles {
      let table = try await references.table("profiles/\(profile.name)", organisation: organisation)
      entries.append(
        Entry(
          profile: profile, source: table.source, asOf: table.asOf,
          isOwn: profile.name.hasPrefix(KeepProfiles.prefix)))
    }
    return entries
  }

  /// Whether the account may name profiles.
  package var isAllowed: Bool { Policy.allows(.keepReference, acting) && acting.writes }

  /// Keeps the profile `base` with other weights, each written `weight.jobs=12`, under a name of its own. Answers what it
  /// is called where it is asked for.
  ///
  /// Throws `ServiceError` `not_allowed`, `profile_not_found`, `invalid_query` for what is no weight, `invalid_record` for a
  /// name that is missing or taken, a reason that is missing, weights that are those of the base, and a profile that came with
  /// the program.
  @discardableResult
  package func callAsFunction(
    _ base: String, with texts: [String], _ naming: Naming, today: CalendarDate, invocation: Invocation
  ) async throws -> String {
    try Policy.demand(.keepReference, of: acting, isChange: true)
    let scene = try await scenes.scene(organisation: invocation.organisation)
    let standing = try scene.profile(base)
    let supposition = try Supposition(texts, standing, [])
    let replaced = try naming.replaces.map { try own($0, scene) }
    try check(naming, supposition, scene)
    var profile = supposition.profile
    profile.title = String(naming.title.drop(while: \.isWhitespace))
    profile.name = if let replaced { replaced.name } else { try await next() }
    profile.version = (replaced?.version ?? 0) + 1
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let changes = supposition.changes.map(\.words).joined(separator: "、")
    let table = ReferenceTable(
      name: "profiles/\(profile.name)",
      source:
        "\(acting.name):\(naming.reason)(据“\(standing.title)”第 \(standing.version) 版,\(changes.isEmpty ? "权重未变" : changes))",
      asOf: today, columns: ["document"], rows: [[String(decoding: try encoder.encode(profile), as: UTF8.self)]])
    _ = try await references.load([table], invocation: invocation)
    return profile.name
  }

  /// Lays an own profile aside: it is not offered any more; rankings asked with it are rebuilt all the same.
  ///
  /// Throws `ServiceError` `not_allowed`, `profile_not_found`, `invalid_record` for one that came with the program.
  package func retire(_ name: String, invocation: Invocation) async throws {
    try Policy.demand(.keepReference, of: acting, isChange: true)
    let scene = try await scenes.scene(organisation: invocation.organisation)
    try await references.retire("profiles/\(try own(name, scene).name)", invocation: invocation)
  }

  private func own(_ name: String, _ scene: Scene) throws -> Profile {
    let profile = try scene.profile(name)
    guard name.hasPrefix(KeepProfiles.prefix) else {
      throw KeepProfiles.refusal("replaces", "not_own", "“\(profile.title)”随程序提供,不在这里改动。请另存为新方案。")
    }
    return profile
  }

  private func check(_ naming: Naming, _ supposition: Supposition, _ scene: Scene) throws {
    let title = naming.title
    guard title.contains(where: { !$0.isWhitespace }) else {
      throw KeepProfiles.refusal("title", "missing", "请写明方案名称。")
    }
    guard naming.reason.contains(where: { !$0.isWhitespace }) else {
      throw KeepProfiles.refusal("reason", "missing", "请写明理由。")
    }
    if let refusal = ServiceError(text: title, of: "title", "方案名称", .name)
      ?? ServiceError(text: naming.reason, of: "reason", "理由", .paragraph)
    {
      throw refusal
    }
    let folded = Likeness.folded(title)
    if scene.profiles.values.contains(where: {
      Likeness.folded($0.title) == folded && $0.name != naming.replaces
    }) {
      throw KeepProfiles.refusal("title", "already_exists", "已有名为“\(title)”的方案。请换一个名称,或选择更新它。")
    }
    guard !supposition.changes.isEmpty else {
      throw KeepProfiles.refusal("title", "nothing_changed", "权重与现行方案相同,没有可保存的改动。")
    }
  }

  /// A name that no profile ever had: past rankings and prints go by it after a profile was laid aside.
  private func next() async throws -> String {
    let prefix = "profiles/" + KeepProfiles.prefix
    let taken = try await references.names(beginning: prefix).compactMap { Int($0.dropFirst(prefix.count)) }
    return "\(KeepProfiles.prefix)\((taken.max() ?? 0) + 1)"
  }

  private static func refusal(_ field: String, _ code: String, _ message: String) -> ServiceError {
    ServiceError(
      .invalid, code: "invalid_record", message: message,
      fields: [.init(field: field, code: code, message: message)])
  }
}

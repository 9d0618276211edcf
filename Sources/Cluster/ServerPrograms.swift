/// One installed PostgreSQL: the folder of its programs and its major version.
struct ServerPrograms: Sendable, Hashable {
  let directory: String
  let majorVersion: Int

  /// `include_dir`, the trusted-extension rules and statement forms the program relies on are those of 15.
  static let oldestMajorVersion = 15

  /// What must be in the folder for it to count.
  static let required = ["initdb", "pg_ctl", "postgres"]

  /// Absolute path of one program.
  func path(_ program: String) -> String { "\(directory)/\(program)" }

  /// Chooses the server for a cluster: the newest one for new data, the same major version for existing data.
  /// - Parameters:
  ///   - dataVersion: major version in `PG_VERSION`; nil when there is no cluster yet.
  ///   - searched: the folders looked through, for the error.
  static func choose(
    from found: [ServerPrograms], dataVersion: Int?, folder: String, searched: [String]
  ) throws(ClusterError) -> ServerPrograms {
    guard !found.isEmpty else { throw .initdbMissing(searched: searched) }
    let usable = found.filter { $0.majorVersion >= oldestMajorVersion }
    guard let newest = usable.max(by: { $0.majorVersion < $1.majorVersion }) else {
      throw .serverTooOld(found: found)
    }
    guard let dataVersion else { return newest }
    guard let same = usable.first(where: { $0.majorVersion == dataVersion }) else {
      throw .otherMajorVersion(data: dataVersion, found: usable, folder: folder)
    }
    return same
  }

  /// The major version in the answer of `postgres --version`, such as `postgres (PostgreSQL) 15.4 (Debian 15.4-1)`.
  static func majorVersion(inAnswer answer: String) -> Int? {
    guard let marker = answer.firstRange(of: "(PostgreSQL) ") else { return nil }
    return Int(answer[marker.upperBound...].prefix { $0.isNumber })
  }
}

package import Foundation

/// Where an embedded cluster lives and how it behaves.
package struct ClusterSettings: Sendable, Hashable {
  /// Absolute path of the program's data folder; the cluster is its sub-folder `cluster`.
  package var dataDirectory: String
  /// Whether commits are forced to disk.
  package var durability: ClusterDurability
  /// The folder in which the private socket folder is made; nil chooses `$XDG_RUNTIME_DIR` or `/run`.
  package var runtimeDirectory: String?
  /// Folders searched for `initdb`, `pg_ctl` and `postgres`; nil searches `PATH` and Debian's places.
  package var programDirectories: [String]?
  /// Seconds that a start or a stop may take.
  package var patience: Int

  /// Settings of a cluster.
  ///
  /// A relative `dataDirectory` is taken from the current folder. Symbolic links are resolved, so that one folder
  /// reached by two names is one cluster.
  package init(
    dataDirectory: String = ClusterSettings.defaultDataDirectory(),
    durability: ClusterDurability = .durable,
    runtimeDirectory: String? = nil,
    programDirectories: [String]? = nil,
    patience: Int = 60
  ) {
    self.dataDirectory = URL(fileURLWithPath: dataDirectory).standardizedFileURL.resolvingSymlinksInPath().path
    self.durability = durability
    self.runtimeDirectory = runtimeDirectory
    self.programDirectories = programDirectories
    self.patience = patience
  }

  /// The data folder when none is named: `/var/lib/yinfeng` as root, else `$XDG_DATA_HOME/yinfeng`
  /// or `~/.local/share/yinfeng` (XDG Base Directory Specification 0.8; a relative value counts as unset).
  package static func defaultDataDirectory(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    isRoot: Bool = ServerAccount.programIsRoot
  ) -> String {
    if isRoot { return "/var/lib/yinfeng" }
    if let base = environment["XDG_DATA_HOME"], base.hasPrefix("/") { return base + "/yinfeng" }
    return (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share/yinfeng"
  }
}

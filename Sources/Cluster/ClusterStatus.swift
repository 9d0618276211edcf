/// What `yinfeng db status` tells of a cluster.
package struct ClusterStatus: Sendable, Hashable {
  /// What the cluster is doing.
  package let state: ClusterState
  /// Process id of the server; nil when none runs.
  package let pid: Int32?
  /// The program's data folder.
  package let dataDirectory: String
  /// The folder of the socket: the running server's, else the one a start would use.
  package let socketDirectory: String
  /// PostgreSQL's major version that made the data; nil before the first start.
  package let dataVersion: Int?
  /// The server's log file.
  package let logPath: String
}

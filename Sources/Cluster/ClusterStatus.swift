/// What `yinfeng db status` tells of a cluster.
public struct ClusterStatus: Sendable, Hashable {
  /// What the cluster is doing.
  public let state: ClusterState
  /// Process id of the server; nil when none runs.
  public let pid: Int32?
  /// The program's data folder.
  public let dataDirectory: String
  /// The folder of the socket: the running server's, else the one a start would use.
  public let socketDirectory: String
  /// PostgreSQL's major version that made the data; nil before the first start.
  public let dataVersion: Int?
  /// The server's log file.
  public let logPath: String
}

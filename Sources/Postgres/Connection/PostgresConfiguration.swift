/// Where the server is and how a session with it behaves.
///
/// What is not set here comes from libpq: the `PG…` environment variables, then its defaults.
package struct PostgresConfiguration: Sendable {
  /// libpq connection keywords and their values (PostgreSQL 15 documentation, 34.1.2).
  var keywords: [String: String]

  /// The longest time from the first packet to a session, over all hosts. Default 10 s.
  package var connectTimeLimit: Duration = .seconds(10)
  /// How long a server that was asked to stop may take before the connection is given up. Default 5 s.
  package var cancelGrace: Duration = .seconds(5)
  /// The session's `statement_timeout`; `nil` leaves the server's. Default 60 s.
  package var statementTimeLimit: Duration? = .seconds(60)
  /// The session's `idle_in_transaction_session_timeout`; `nil` leaves the server's. Default 60 s.
  package var idleInTransactionTimeLimit: Duration? = .seconds(60)
  /// The session's `lock_timeout`; `nil` leaves the server's.
  package var lockTimeLimit: Duration?
  /// How many prepared statements a connection keeps. Default 256.
  package var statementCacheCapacity = 256

  /// A configuration of libpq's defaults and environment.
  package init() { keywords = [:] }

  /// The server's host name, address or, beginning with a slash, the directory of its Unix socket.
  package var host: String? {
    get { keywords["host"] }
    set { keywords["host"] = newValue }
  }

  /// The server's port; also the number in the name of its Unix socket.
  package var port: Int? {
    get { keywords["port"].flatMap { Int($0) } }
    set { keywords["port"] = newValue.map(String.init) }
  }

  /// The role to log in as.
  package var user: String? {
    get { keywords["user"] }
    set { keywords["user"] = newValue }
  }

  /// The password; never printed.
  package var password: String? {
    get { keywords["password"] }
    set { keywords["password"] = newValue }
  }

  /// The database to use.
  package var database: String? {
    get { keywords["dbname"] }
    set { keywords["dbname"] = newValue }
  }

  /// What the server's views call this session. Default `yinfeng`.
  package var applicationName: String {
    get { keywords["application_name"] ?? "yinfeng" }
    set { keywords["application_name"] = newValue }
  }
}

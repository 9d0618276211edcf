/// Why the embedded cluster could not do what was asked: what, where, why and how to mend it.
package struct ClusterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A stable name a case, in the form shown to users and matched by tests.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    /// No folder searched holds `initdb`, `pg_ctl` and `postgres`.
    case initdbMissing = "initdb_missing"
    /// Every PostgreSQL found is older than 15.
    case serverTooOld = "server_too_old"
    /// The data was made by a major version that is not installed.
    case otherMajorVersion = "other_major_version"
    /// The data folder holds no usable cluster, and is not empty either.
    case damagedCluster = "damaged_cluster"
    /// The socket's path would be longer than the system allows (107 bytes).
    case socketPathTooLong = "socket_path_too_long"
    /// The socket folder is not private to the server's account.
    case socketFolderNotPrivate = "socket_folder_not_private"
    /// A folder belongs to another account.
    case wrongOwner = "wrong_owner"
    /// A folder may not be entered or written.
    case notPermitted = "not_permitted"
    /// The program runs as root and there is no account `postgres`.
    case serverAccountMissing = "server_account_missing"
    /// The disk is full.
    case diskFull = "disk_full"
    /// The disk can only be read.
    case diskReadOnly = "disk_read_only"
    /// Another program holds the start lock for too long.
    case lockTimeout = "lock_timeout"
    /// `initdb` or the set-up after it failed.
    case creationFailed = "creation_failed"
    /// The server did not start.
    case startFailed = "start_failed"
    /// The server did not become ready, or did not stop, in time.
    case timeout
    /// The server did not stop.
    case stopFailed = "stop_failed"
    /// No server runs, where one is needed.
    case notRunning = "not_running"
    /// A system call failed in a way not named above.
    case systemFailure = "system_failure"
  }

  package let code: Code
  /// What could not be done.
  package let what: String
  /// The file, folder or program it happened at.
  package let place: String
  /// The cause, with the words of PostgreSQL or the system where there are any.
  package let why: String
  /// What the reader can do about it.
  package let remedy: String

  /// All of it in one text that is safe to show.
  package var description: String {
    "[\(code.rawValue)] \(what)\n位置：\(place)\n原因：\(why)\n处理：\(remedy)"
  }
}

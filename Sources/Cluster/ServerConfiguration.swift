internal import Foundation

/// The texts that make a fresh PostgreSQL this program's private one. They are written anew before every start.
struct ServerConfiguration: Sendable {
  let socketDirectory: String
  let durability: ClusterDurability
  let account: ServerAccount
  /// Bytes of memory of the machine.
  let memory: UInt64

  /// Files by name inside PostgreSQL's data folder.
  var files: [(name: String, text: String)] {
    [
      ("conf.d/10-yinfeng.conf", settings), ("pg_hba.conf", accessRules), ("pg_ident.conf", accountMap),
    ]
  }

  /// The line that `postgresql.conf` ends with.
  static let includeLine = "include_dir = 'conf.d'"

  private static let notice = "# Written by yinfeng at every start. Your own settings: conf.d/90-local.conf\n"

  /// Server settings. Statement texts, parameters and row contents stay out of the log: they hold people's data.
  var settings: String {
    var lines = [
      "listen_addresses = ''",
      "unix_socket_directories = '\(Self.quotedFolder(socketDirectory))'",
      "unix_socket_permissions = 0700",
      "port = \(SocketFolder.port)",
      "max_connections = 100",
      "shared_buffers = \(sharedBuffers)MB",
      "max_wal_size = 1GB",
      "wal_compression = on",
      "jit = off",
      "timezone = 'UTC'",
      "log_timezone = 'UTC'",
      "logging_collector = off",
      "log_line_prefix = '%m [%p] %q%u@%d '",
      "log_checkpoints = off",
      "log_lock_waits = on",
      "log_min_error_statement = panic",
      "log_parameter_max_length = 0",
      "log_error_verbosity = terse",
    ]
    if durability == .throwaway {
      lines += [
        "fsync = off", "synchronous_commit = off", "full_page_writes = off", "wal_level = minimal",
        "max_wal_senders = 0",
      ]
    }
    return Self.notice + lines.joined(separator: "\n") + "\n"
  }

  /// Who may connect: the kernel names the account at the other end of the socket, the map says which role it may be.
  var accessRules: String {
    Self.notice + """
      # type  database  role              method
      local   all       \(ClusterRole.owner.rawValue)     peer map=yinfeng
      local   all       \(ClusterRole.application.rawValue)       peer map=yinfeng
      local   all       \(ClusterRole.superuser.rawValue)          peer map=setup

      """
  }

  /// Which system account may be which role.
  var accountMap: String {
    let people = account.isSwitched ? [account.programName, account.name] : [account.name]
    var lines = ["# map      account  role"]
    for person in people {
      for role in [ClusterRole.owner, .application] {
        lines.append("yinfeng  \"\(person)\"  \(role.rawValue)")
      }
    }
    lines.append("setup    \"\(account.name)\"  \(ClusterRole.superuser.rawValue)")
    return Self.notice + lines.joined(separator: "\n") + "\n"
  }

  /// An eighth of the machine's memory in MiB, between 128 and 1024: the program's own snapshot needs the rest.
  private var sharedBuffers: UInt64 {
    durability == .throwaway ? 128 : min(1024, max(128, memory / 8 / 1_048_576))
  }

  /// A folder as one element of a list in a quoted setting.
  private static func quotedFolder(_ path: String) -> String {
    "\"" + path.replacing("\"", with: "\"\"").replacing("'", with: "''") + "\""
  }

  /// Writes the files whose text differs, as the server's account's own.
  func write(into dataPath: String) throws {
    let folder = PrivateFolder(account: account)
    try folder.ensure("\(dataPath)/conf.d")
    for (name, text) in files {
      let path = "\(dataPath)/\(name)"
      if (try? String(contentsOfFile: path, encoding: .utf8)) == text { continue }
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
      try folder.give(path)
    }
  }
}

extension ClusterError {
  static func initdbMissing(searched: [String]) -> Self {
    Self(
      code: .initdbMissing, what: "找不到 PostgreSQL 的服务端程序（initdb、pg_ctl、postgres）。",
      place: searched.isEmpty ? "（没有可查找的目录）" : searched.joined(separator: "，"),
      why: "上述目录中没有完整的一套服务端程序。",
      remedy: "安装 Debian 软件包 postgresql（15 或更新版本），或运行 deploy/dependencies；"
        + "也可设置 YINFENG_DATABASE_URL 使用已有的数据库。")
  }

  static func serverTooOld(found: [ServerPrograms]) -> Self {
    Self(
      code: .serverTooOld, what: "已安装的 PostgreSQL 版本过低。",
      place: found.map(\.directory).joined(separator: "，"),
      why: "找到的主版本为 \(found.map { String($0.majorVersion) }.joined(separator: "、"))，"
        + "本程序需要 \(ServerPrograms.oldestMajorVersion) 或更新版本。",
      remedy: "安装 PostgreSQL \(ServerPrograms.oldestMajorVersion) 或更新版本后重试。")
  }

  static func otherMajorVersion(data: Int, found: [ServerPrograms], folder: String) -> Self {
    Self(
      code: .otherMajorVersion, what: "数据由另一主版本的 PostgreSQL 建立，现有程序不能打开。", place: folder,
      why: "数据的主版本为 \(data)，已安装 \(found.map { String($0.majorVersion) }.joined(separator: "、"))。",
      remedy: "安装 postgresql-\(data) 后用 deploy/backup 备份，再在新的数据目录中恢复（见 deploy/runbook.md “Upgrade”）。")
  }

  static func damagedCluster(folder: String) -> Self {
    Self(
      code: .damagedCluster, what: "数据目录不完整，不是可用的数据库集簇。", place: folder,
      why: "缺少 PG_VERSION 文件或其内容不可读。",
      remedy: "从备份恢复（见 deploy/runbook.md “Restore”）；确认其中没有要保留的数据后，也可移走该目录重新建立。")
  }

  static func socketPathTooLong(path: String, bytes: Int, limit: Int) -> Self {
    Self(
      code: .socketPathTooLong, what: "套接字路径过长。", place: path,
      why: "路径长 \(bytes) 字节，系统上限为 \(limit) 字节。",
      remedy: "把 XDG_RUNTIME_DIR 设为较短的私有目录（例如 /run/user/1000）后重试。")
  }

  static func socketFolderNotPrivate(path: String, why: String) -> Self {
    Self(
      code: .socketFolderNotPrivate, what: "套接字目录不是本程序私有的目录，拒绝使用。", place: path, why: why,
      remedy: "查明该目录由谁建立；确认无用后删除它，再重试。")
  }

  static func wrongOwner(path: String, owner: String, expected: String) -> Self {
    Self(
      code: .wrongOwner, what: "目录属于另一个系统账户，不能使用。", place: path,
      why: "所有者为 \(owner)，本程序需要 \(expected)。",
      remedy: "改用账户 \(owner) 运行本程序（例如 sudo -u \(owner) yinfeng …），或用 --data-dir 另选目录。")
  }

  static func notPermitted(path: String, why: String) -> Self {
    Self(
      code: .notPermitted, what: "没有使用该目录的权限。", place: path, why: why,
      remedy: "用 --data-dir 选择有权进入和写入的目录，或修正其权限后重试。")
  }

  static func serverAccountMissing() -> Self {
    Self(
      code: .serverAccountMissing, what: "没有可以运行 PostgreSQL 的系统账户。", place: ServerAccount.nameUnderRoot,
      why: "本程序以 root 运行，而 PostgreSQL 不允许以 root 运行，系统中又没有账户 \(ServerAccount.nameUnderRoot)。",
      remedy: "安装 Debian 软件包 postgresql（会建立该账户），或改用普通账户运行本程序。")
  }

  static func diskFull(path: String, why: String) -> Self {
    Self(
      code: .diskFull, what: "磁盘空间不足，数据库不能建立或启动。", place: path, why: why,
      remedy: "腾出空间（至少 \(DiskCheck.neededToCreate / 1_048_576) MiB）后重试；已有数据没有损坏，重新启动即可。")
  }

  static func diskReadOnly(path: String, why: String) -> Self {
    Self(
      code: .diskReadOnly, what: "磁盘为只读，数据库不能建立或启动。", place: path, why: why,
      remedy: "检查磁盘状态并以可写方式重新挂载，或用 --data-dir 另选目录。")
  }

  static func lockTimeout(path: String, seconds: Int) -> Self {
    Self(
      code: .lockTimeout, what: "等待启动锁超时。", place: path, why: "另一个程序持有该锁已超过 \(seconds) 秒。",
      remedy: "查看是否有另一个 yinfeng 正在启动或停止数据库，等它结束后重试。")
  }

  static func systemFailure(_ what: String, path: String, why: String) -> Self {
    Self(
      code: .systemFailure, what: what, place: path, why: why, remedy: "按上述原因处理后重试。")
  }
}

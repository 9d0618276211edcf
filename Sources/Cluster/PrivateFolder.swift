internal import Foundation

/// Makes and checks folders that only one account may enter.
struct PrivateFolder: Sendable {
  let account: ServerAccount

  /// Makes `path` as a 0700 folder of the server's account, or checks that it is one.
  /// - Throws: `wrongOwner`, `notPermitted`, `diskFull`, `diskReadOnly`, `systemFailure`.
  func ensure(_ path: String) throws(ClusterError) {
    do {
      if try !Self.exists(path) {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        try give(path)
      }
    } catch {
      throw .atFile(error, doing: "无法建立目录。", path: path)
    }
    try verify(path)
  }

  /// Hands a file or folder to the server's account.
  func give(_ path: String) throws {
    guard account.isSwitched else { return }
    try FileManager.default.setAttributes(
      [
        .ownerAccountID: NSNumber(value: account.userID), .groupOwnerAccountID: NSNumber(value: account.groupID),
      ], ofItemAtPath: path)
  }

  /// - Throws: `wrongOwner` or `notPermitted` when the folder is another account's, a link, or open to others.
  func verify(_ path: String) throws(ClusterError) {
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try FileManager.default.attributesOfItem(atPath: path)
    } catch {
      throw .atFile(error, doing: "无法查看目录。", path: path)
    }
    guard attributes[.type] as? FileAttributeType == .typeDirectory else {
      throw .notPermitted(path: path, why: "它不是目录（可能是符号链接或文件）。")
    }
    let owner = (attributes[.ownerAccountID] as? NSNumber)?.uint32Value
    guard owner == account.userID else {
      let name = attributes[.ownerAccountName] as? String ?? owner.map(String.init) ?? "?"
      throw .wrongOwner(path: path, owner: name, expected: account.name)
    }
    let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    guard permissions & 0o077 == 0 else {
      throw .notPermitted(path: path, why: "权限为 \(String(permissions, radix: 8))，其他账户可以进入，应为 700。")
    }
  }

  /// Whether there is anything at `path`, a dangling link included.
  private static func exists(_ path: String) throws -> Bool {
    do {
      _ = try FileManager.default.attributesOfItem(atPath: path)
      return true
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile {
      return false
    }
  }
}

import Foundation
import Glibc

extension KeyRing {
  /// Key files are no longer than this.
  private static let mostBytes = 1 << 20

  /// Reads a key file. It must be this account's or root's (root reads anybody's), and private: 0600 or less. Under systemd's
  /// `$CREDENTIALS_DIRECTORY` its group may read it, which is how systemd gives a service access (systemd.exec(5)).
  /// - Throws: `KeyFileError`.
  package init(
    file path: String, credentials: String? = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
  ) throws(KeyFileError) {
    let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw KeyRing.failure(path) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw KeyRing.failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= off_t(KeyRing.mostBytes) else {
      throw KeyFileError(path: path, problem: .notAKeyFile)
    }
    let isCredential = credentials.map { !$0.isEmpty && path.hasPrefix($0 + "/") } ?? false
    let permissions = Int(status.st_mode & 0o777)
    guard permissions & (isCredential ? 0o037 : 0o077) == 0 else {
      throw KeyFileError(path: path, problem: .open(permissions: permissions))
    }
    guard status.st_uid == geteuid() || status.st_uid == 0 || geteuid() == 0 else {
      throw KeyFileError(path: path, problem: .owner)
    }
    guard let data = try? handle.read(upToCount: KeyRing.mostBytes), let text = String(data: data, encoding: .utf8)
    else { throw KeyFileError(path: path, problem: .notAKeyFile) }
    do { try self.init(text: text) } catch { throw KeyFileError(path: path, problem: error) }
  }

  /// Writes a new key file, 0600, whole or not at all.
  /// - Throws: `KeyFileError`, `exists` when there is a file already.
  package func write(newFile path: String) throws(KeyFileError) {
    let draft = try written(beside: path)
    defer { unsafe _ = unlink(draft) }
    guard unsafe link(draft, path) == 0 else {
      throw errno == EEXIST ? KeyFileError(path: path, problem: .exists) : KeyRing.failure(path)
    }
    try KeyRing.settle(path)
  }

  /// Puts this ring in the place of a key file, 0600, whole or not at all. The file stays its owner's, whoever writes it.
  /// - Throws: `KeyFileError`.
  package func write(replacing path: String) throws(KeyFileError) {
    var before = stat()
    let stands = unsafe stat(path, &before) == 0
    let draft = try written(beside: path)
    if stands, before.st_uid != geteuid(), unsafe chown(draft, before.st_uid, before.st_gid) != 0 {
      let failure = KeyRing.failure(path)
      unsafe _ = unlink(draft)
      throw failure
    }
    guard unsafe rename(draft, path) == 0 else {
      let failure = KeyRing.failure(path)
      unsafe _ = unlink(draft)
      throw failure
    }
    try KeyRing.settle(path)
  }

  /// Writes a private file of a name of its own into the same folder, down to the disk, and answers its path.
  private func written(beside path: String) throws(KeyFileError) -> String {
    let draft = "\(path).\(ByteText.hex(ByteText.random(8)))"
    let file = unsafe Glibc.open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw KeyRing.failure(path) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.synchronize()
    } catch {
      unsafe _ = unlink(draft)
      throw KeyFileError(path: path, problem: .system(error.localizedDescription))
    }
    return draft
  }

  /// The folder's entry down to the disk: what is sealed with a key must not outlive it.
  private static func settle(_ path: String) throws(KeyFileError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let file = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(path) }
  }

  /// What the system said of the last call.
  private static func failure(_ path: String) -> KeyFileError {
    let number = errno
    let problem: KeyFileError.Problem =
      number == ENOENT ? .missing : .system(unsafe String(cString: strerror(number)))
    return KeyFileError(path: path, problem: problem)
  }
}

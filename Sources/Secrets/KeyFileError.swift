/// Why a key file cannot be used, with its path.
package struct KeyFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with it.
  package enum Problem: Error, Sendable, Hashable {
    case missing
    /// It cannot be read or written; the system's word for why.
    case system(String)
    /// Others may read or change it; its permissions.
    case open(permissions: Int)
    /// It belongs to neither this account nor root.
    case owner
    /// It is larger than a key file can be, or no plain file.
    case notAKeyFile
    /// One stands there already.
    case exists
    /// It has no key.
    case empty
    /// A line is not `name suite key`.
    case line(Int)
    /// A line names a suite that is not known.
    case suite(line: Int, String)
    /// A key is damaged: it does not make the name before it.
    case key(line: Int)
    /// A key is there twice.
    case twice(String)
  }

  package let path: String
  /// What is wrong with it.
  package let problem: Problem

  /// What is wrong with a file.
  package init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// A stable code.
  package var code: String {
    switch problem {
    case .missing: "key_file_missing"
    case .system: "key_file_failed"
    case .open, .owner: "key_file_not_private"
    case .exists: "key_file_exists"
    case .notAKeyFile, .empty, .line, .suite, .key, .twice: "key_file_damaged"
    }
  }

  /// What is wrong and how to mend it, in Chinese.
  package var description: String {
    switch problem {
    case .missing: "找不到密钥文件 \(path)"
    case .system(let why): "密钥文件 \(path) 无法读写:\(why)"
    case .open(let permissions):
      "密钥文件 \(path) 的权限为 \(String(permissions, radix: 8)),其他账户可以读写,应为 600:请执行 chmod 600"
    case .owner: "密钥文件 \(path) 属于其他账户,应属于运行本程序的账户或 root"
    case .exists: "密钥文件 \(path) 已经存在,没有改动"
    case .notAKeyFile: "\(path) 不是密钥文件"
    case .empty: "密钥文件 \(path) 中没有密钥"
    case .line(let line): "密钥文件 \(path) 第 \(line) 行应为「名称 算法 密钥」"
    case .suite(let line, let suite): "密钥文件 \(path) 第 \(line) 行的算法「\(suite)」无法识别,可用 aes、sm"
    case .key(let line): "密钥文件 \(path) 第 \(line) 行的密钥已损坏,与名称不符:请从备份恢复"
    case .twice(let id): "密钥文件 \(path) 中密钥 \(id) 出现两次"
    }
  }
}

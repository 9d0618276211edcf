/// Why a text could not be sealed or opened. Nothing of the text is in it.
package enum SealingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The ring has no key of this name.
  case unknownKey(String)
  /// The text was changed, belongs to another field, or was sealed with another key.
  case tampered
  /// It is no sealed text, or of a form or suite that is not known.
  case unreadable
  /// The library refused, for want of memory.
  case failed

  /// A stable code.
  package var code: String {
    switch self {
    case .unknownKey: "seal_key_unknown"
    case .tampered: "seal_tampered"
    case .unreadable: "seal_unreadable"
    case .failed: "seal_failed"
    }
  }

  /// What happened and how to mend it, in Chinese.
  package var description: String {
    switch self {
    case .unknownKey(let id): "密钥文件中没有密钥 \(id)。这些数据是用它加密的,请换用含有该密钥的密钥文件"
    case .tampered: "密文校验不符:内容被改动,或不属于这一栏,或密钥不对"
    case .unreadable: "密文的格式或算法无法识别"
    case .failed: "加密库没有完成运算,请检查内存后重试"
    }
  }
}

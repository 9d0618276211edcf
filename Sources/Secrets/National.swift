import CLibcrypto

/// The national algorithms, by OpenSSL's libcrypto.
enum National {
  /// SM4 in counter mode: sealing and opening are the same.
  ///
  /// - Parameters:
  ///   - key: 16 bytes.
  ///   - counter: the first counter block, 16 bytes.
  static func counted(_ bytes: [UInt8], key: [UInt8], counter: [UInt8]) throws(SealingError) -> [UInt8] {
    guard key.count == 16, counter.count == 16, bytes.count < Int(Int32.max),
      let context = unsafe EVP_CIPHER_CTX_new()
    else { throw .failed }
    defer { unsafe EVP_CIPHER_CTX_free(context) }
    var written: Int32 = 0
    var out = [UInt8](repeating: 0, count: bytes.count)
    guard unsafe EVP_EncryptInit_ex(context, EVP_sm4_ctr(), nil, key, counter) == 1,
      unsafe EVP_EncryptUpdate(context, &out, &written, bytes, Int32(bytes.count)) == 1,
      Int(written) == bytes.count
    else { throw .failed }
    return out
  }

  /// HMAC-SM3, 32 bytes.
  static func mac(_ bytes: [UInt8], key: [UInt8]) throws(SealingError) -> [UInt8] {
    var tag = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let done = unsafe HMAC(EVP_sm3(), key, Int32(key.count), bytes, bytes.count, &tag, &length)
    guard unsafe done != nil, length == 32 else { throw .failed }
    return tag
  }

  /// SM3, 32 bytes.
  static func hash(_ bytes: [UInt8]) throws(SealingError) -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    guard unsafe EVP_Digest(bytes, bytes.count, &hash, &length, EVP_sm3(), nil) == 1, length == 32 else {
      throw .failed
    }
    return hash
  }
}

internal import CLibzip

/// A zip archive opened for reading by libzip; its entries are read in pieces.
@safe final class ZipArchive {
  private let archive: OpaquePointer
  private let limits: IntakeLimits

  init(path: String, limits: IntakeLimits) throws(IntakeError) {
    var code: Int32 = 0
    guard let opened = unsafe zip_open(path, ZIP_RDONLY, &code) else {
      throw .brokenWorkbook("压缩包打不开(libzip \(code))")
    }
    unsafe archive = opened
    self.limits = limits
  }

  deinit { unsafe zip_discard(archive) }

  /// Whether the archive has an entry of this name.
  func has(_ name: String) -> Bool { unsafe zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE)) >= 0 }

  /// The unpacked size the archive states for an entry; 0 when there is none.
  func size(of name: String) -> Int {
    var status = unsafe zip_stat()
    unsafe zip_stat_init(&status)
    guard unsafe zip_stat(archive, name, zip_flags_t(ZIP_FL_NOCASE), &status) == 0 else { return 0 }
    return unsafe Int(clamping: status.size)
  }

  /// Reads an entry piece by piece. A part that unpacks beyond the limits, whatever size it states, is an error; so is a part
  /// whose checksum fails.
  func read(_ name: String, limit: Int? = nil, _ piece: (borrowing [UInt8]) throws -> Void) throws {
    var status = unsafe zip_stat()
    unsafe zip_stat_init(&status)
    guard unsafe zip_stat(archive, name, zip_flags_t(ZIP_FL_NOCASE), &status) == 0 else {
      throw IntakeError.brokenWorkbook("缺少 \(name)")
    }
    if unsafe status.encryption_method != UInt16(ZIP_EM_NONE) {
      throw IntakeError(.encryptedWorkbook, "压缩包设了密码", hint: "去掉密码后再导入")
    }
    let packed = unsafe Int(clamping: status.comp_size)
    guard let file = unsafe zip_fopen(archive, name, zip_flags_t(ZIP_FL_NOCASE)) else {
      throw IntakeError.brokenWorkbook("\(name) 打不开")
    }
    defer { unsafe zip_fclose(file) }
    var total = 0
    while true {
      var buffer = [UInt8](repeating: 0, count: 1 << 17)
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe bytes.baseAddress.map { unsafe Int(zip_fread(file, $0, zip_uint64_t(bytes.count))) } ?? -1
      }
      if count < 0 { throw IntakeError.brokenWorkbook("\(name) 解压出错") }
      if count == 0 { return }
      total += count
      if total > limit ?? limits.unpackedBytes || (total > 64 << 20 && total / max(packed, 1) > limits.packingRatio) {
        throw IntakeError(.tooLarge, "工作簿解压后过大(\(name) 超过 \(total >> 20) MB)", hint: "删去空白行列和图片,或拆成几个文件")
      }
      buffer.removeLast(buffer.count - count)
      try piece(buffer)
    }
  }

  /// A whole entry, for the small parts of a workbook.
  func contents(_ name: String, limit: Int = 16 << 20) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try read(name, limit: limit) { bytes += $0 }
    return bytes
  }
}

internal import CLibzip

/// A zip archive opened for reading by libzip; its entries are read in pieces. Names are the same in small and capital letters
/// and with either stroke: some programs write `xl\\worksheets\\sheet1.xml`.
@safe final class ZipArchive {
  private let archive: OpaquePointer
  private let limits: IntakeLimits
  private var positions: [String: zip_uint64_t] = [:]
  private static let maximumEntries = 100_000

  init(path: String, limits: IntakeLimits) throws(IntakeError) {
    var code: Int32 = 0
    guard let opened = unsafe zip_open(path, ZIP_RDONLY, &code) else {
      throw .brokenWorkbook("压缩包打不开(libzip \(code))")
    }
    unsafe archive = opened
    self.limits = limits
    let count = unsafe zip_get_num_entries(archive, 0)
    guard count <= ZipArchive.maximumEntries else {
      throw IntakeError(.tooLarge, "压缩包里有 \(count) 个文件,不像工作簿", hint: "删去不用的工作表和图片,或拆成几个文件")
    }
    for position in 0..<zip_uint64_t(clamping: count) {
      guard let name = unsafe zip_get_name(archive, position, 0) else { continue }
      let key = unsafe ZipArchive.key(String(cString: name))
      if positions[key] == nil { positions[key] = position }
    }
  }

  deinit { unsafe zip_discard(archive) }

  private static func key(_ name: String) -> String { name.replacing("\\", with: "/").lowercased() }

  /// Whether the archive has an entry of this name.
  func has(_ name: String) -> Bool { positions[ZipArchive.key(name)] != nil }

  /// The unpacked size the archive states for an entry; 0 when there is none.
  func size(of name: String) -> Int { unsafe stat(name).map { unsafe Int(clamping: $0.size) } ?? 0 }

  private func stat(_ name: String) -> zip_stat? {
    guard let position = positions[ZipArchive.key(name)] else { return nil }
    var status = unsafe zip_stat()
    unsafe zip_stat_init(&status)
    return unsafe zip_stat_index(archive, position, 0, &status) == 0 ? status : nil
  }

  /// Reads an entry piece by piece. A part that unpacks beyond the limits, whatever size it states, is an error; so is a part
  /// whose checksum fails.
  func read(_ name: String, limit: Int? = nil, _ piece: (borrowing [UInt8]) throws -> Void) throws {
    guard let position = positions[ZipArchive.key(name)], let status = unsafe stat(name) else {
      throw IntakeError.brokenWorkbook("缺少 \(name)")
    }
    if unsafe status.encryption_method != UInt16(ZIP_EM_NONE) {
      throw IntakeError(.encryptedWorkbook, "压缩包设了密码", hint: "去掉密码后再导入")
    }
    let packed = unsafe Int(clamping: status.comp_size)
    let stated = unsafe Int(clamping: status.size)
    guard let file = unsafe zip_fopen_index(archive, position, 0) else {
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
      if total > stated { throw IntakeError.brokenWorkbook("\(name) 比压缩包写明的长") }
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

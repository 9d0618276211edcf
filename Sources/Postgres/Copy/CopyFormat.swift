/// Constants of the binary `copy` format (PostgreSQL 15 documentation, COPY, "Binary Format").
enum CopyFormat {
  /// `PGCOPY\n\377\r\n\0`
  static let signature: [UInt8] = [0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00]
  /// Set when rows carry object ids, which PostgreSQL 12 did away with.
  static let oidFlag: UInt32 = 1 << 16
}

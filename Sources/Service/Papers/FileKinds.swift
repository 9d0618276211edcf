import Domain
import Intake

/// The kinds of file that are kept: the reference table `file-kinds`.
struct FileKinds: Sendable {
  let kinds: [FileKind]

  /// The kinds of an organisation. Throws `ServiceError` `reference_not_loaded`, `invalid_reference_file`.
  static func inForce(_ references: any ReferenceStore, organisation: Int64) async throws -> FileKinds {
    try FileKinds(try await references.table("file-kinds", organisation: organisation))
  }

  /// The kinds of their table. Throws `ServiceError` `invalid_reference_file`.
  init(_ table: ReferenceTable) throws {
    let columns = ["code", "label", "extensions", "media_type", "signature", "member", "max_mib"]
    kinds = try table.project(columns).map { row in
      let signatures = row[4].split(separator: "、").map { FileKinds.bytes(String($0)) }
      guard !signatures.contains(nil), let size = Int(row[6]), (1...100).contains(size) else {
        throw ReferenceTable.invalid("file-kinds", "无法识别「\(row.joined(separator: " "))」")
      }
      return FileKind(
        code: row[0], label: row[1], extensions: row[2].split(separator: "、").map(String.init), mediaType: row[3],
        signatures: signatures.compactMap(\.self), member: row[5], limit: size << 20)
    }
  }

  /// Two hexadecimal digits a byte.
  private static func bytes(_ digits: String) -> [UInt8]? {
    let digits = Array(digits)
    guard digits.count % 2 == 0 else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    return bytes.count == digits.count / 2 ? bytes : nil
  }
}

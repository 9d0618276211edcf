import Domain
import Workflow

/// Refusals that several steps of work share.
enum ProjectRefusal {
  /// Refuses work on a project that left the course.
  static func whenLeft(_ file: ProjectFile) throws {
    guard file.course.position.exit != nil else { return }
    throw MoveStage.refused(file, "project_left", "已退出,恢复后才能办理")
  }

  /// The text, which must say something.
  static func demanded<Field: RecordField>(_ text: String?, _ field: Field) throws -> String {
    guard let text, text.contains(where: { !$0.isWhitespace }) else {
      throw ServiceError(refusing: field, code: "missing", message: "「\(field.label)」必填。")
    }
    return text
  }
}

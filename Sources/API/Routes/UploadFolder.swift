import Domain

/// The temporary folders of uploads.
enum UploadFolder {
  private static let folders = ProcessFolders("yinfeng-import-")

  /// A path for a new one.
  static func path() -> String { folders.path() }

  /// Removes those whose process is gone. Answers how many.
  @discardableResult static func sweep() -> Int { folders.sweep() }
}

/// The project's data files, copied beside the executable when it is built.
public enum DataFiles {
  /// The folder beside the executable that holds `migrations`, `reference` and `sample`.
  public static let folder = "yinfeng_DataFiles.resources"
}

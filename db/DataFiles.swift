/// The project's data files, copied beside the executable when it is built.
package enum DataFiles {
  /// The folder beside the executable that holds `migrations`, `reference` and `sample`.
  package static let folder = "yinfeng_DataFiles.resources"
}

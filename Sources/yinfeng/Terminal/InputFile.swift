/// Where a file is that a word of the command line names.
enum InputFile {
  /// The word itself; for a command that a server runs the file that came with it, and no other.
  static func path(_ word: String) -> String { Surroundings.current?.place(of: word) ?? word }
}

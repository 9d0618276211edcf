import Foundation

/// One `import` of a Swift source.
struct ImportLine: Hashable, CustomStringConvertible {
  let module: String
  let line: Int

  var description: String { "\(module) (line \(line))" }

  /// Every import of a source text, in any of its written forms: with an access level, attributes, a kind of symbol or a
  /// submodule. Comments over several lines and string literals are left out.
  static func all(in source: String) -> [ImportLine] {
    let pattern =
      #/
      ^\s* (?:@\w+ (?:\([^)]*\))? \s+)*
      (?:(?:public|package|internal|fileprivate|private) \s+)?
      import \s+
      (?:(?:typealias|struct|class|enum|protocol|let|var|func|actor) \s+)?
      (\w+)
      /#
    var found: [ImportLine] = []
    var inComment = false
    var inLiteral = false
    for (index, text) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if !inComment && !inLiteral {
        let code = text.replacing(#/"(?:[^"\\]|\\.)*"/#, with: "")
        for statement in code.split(separator: ";") {
          guard let match = statement.prefixMatch(of: pattern) else { continue }
          found.append(ImportLine(module: String(match.1), line: index + 1))
        }
      }
      if !inComment, text.ranges(of: "\"\"\"").count.isMultiple(of: 2) == false { inLiteral.toggle() }
      if inLiteral { continue }
      if text.contains("/*") { inComment = true }
      if text.contains("*/") { inComment = false }
    }
    return found
  }
}

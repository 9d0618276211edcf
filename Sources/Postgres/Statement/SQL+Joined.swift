extension Sequence<SQL> {
  /// The parts one after the other with a separator between them: column lists, `and` chains.
  package func joined(separator: SQL = ", ") -> SQL {
    var result = SQL()
    var isFirst = true
    for part in self {
      if !isFirst { result.append(separator) }
      result.append(part)
      isFirst = false
    }
    return result
  }
}

extension SQL: CustomStringConvertible {
  /// The text with `$n`; never a value.
  package var description: String { text }
}

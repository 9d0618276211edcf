extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
  /// Safe for users: no values, no addresses, no words of the server.
  package var description: String {
    var text = "\(code): \(reason)"
    var names: [String] = []
    if let sqlState { names.append("SQLSTATE \(sqlState)") }
    if let constraint { names.append("constraint \(constraint)") }
    if let table { names.append("table \(table)") }
    if let column { names.append("column \(column)") }
    if !names.isEmpty { text += " (" + names.joined(separator: ", ") + ")" }
    return text
  }

  /// Everything known, for logs; may quote values in the server's words.
  package var debugDescription: String {
    var lines = [description]
    func add(_ label: String, _ value: String?) {
      if let value, !value.isEmpty { lines.append("\(label): \(value)") }
    }
    if let server {
      add(server.severity ?? "server", server.message)
      add("detail", server.detail)
      add("hint", server.hint)
      add("context", server.context)
      add("position", server.position.map(String.init))
    }
    add("cause", cause)
    add("statement", statement)
    if let file, let line { add("at", "\(file):\(line)") }
    return lines.joined(separator: "\n")
  }
}

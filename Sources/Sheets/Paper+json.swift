extension Paper: Encodable {
  private enum CodingKeys: String, CodingKey { case title, subtitle, blocks }

  /// `{title, subtitle, blocks: [{type, text | rows | lines …}]}`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(subtitle, forKey: .subtitle)
    try container.encode(blocks, forKey: .blocks)
  }
}

extension Paper.Block: Encodable {
  private enum CodingKeys: String, CodingKey { case type, text, facts, columns, rows, lines, code, address }

  /// `{type: heading | paragraph | line | note, text}`, `{type: facts, facts: [{label, value}]}`,
  /// `{type: table, columns, rows}` `{type: signature, lines}` or
  /// `{type: seal, code, address?, text}`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    func write(_ type: String, _ text: String) throws {
      try container.encode(type, forKey: .type)
      try container.encode(text, forKey: .text)
    }
    switch self {
    case .heading(let text): try write("heading", text)
    case .paragraph(let text): try write("paragraph", text)
    case .line(let text): try write("line", text)
    case .note(let text): try write("note", text)
    case .facts(let facts):
      try container.encode("facts", forKey: .type)
      try container.encode(facts.map { ["label": $0.label, "value": $0.value] }, forKey: .facts)
    case .table(let table):
      try container.encode("table", forKey: .type)
      try container.encode(table.columns.map(\.title), forKey: .columns)
      try container.encode(table.rows, forKey: .rows)
    case .signature(let lines):
      try container.encode("signature", forKey: .type)
      try container.encode(lines, forKey: .lines)
    case .seal(let seal):
      try write("seal", seal.words)
      try container.encode(seal.code, forKey: .code)
      try container.encodeIfPresent(seal.address, forKey: .address)
    }
  }
}

import ArgumentParser
import Domain
import Service

/// `yinfeng ENTITY fields`
struct FieldsCommand<Field: RecordField>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fields", abstract: "列出字段、取值、全部选项与必填项")
  }

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    guard Field.allCases.contains(where: { $0.words != nil }) else { return try print([:]) }
    try await global.run { desk in
      var words: [WordList: ClosedWords] = [:]
      for list in Set(Field.allCases.compactMap(\.words)) { words[list] = try await desk.words(of: list) }
      try print(words)
    }
  }

  private func print(_ words: [WordList: ClosedWords]) throws {
    let lines = Field.allCases.map { FieldLine($0, words) }
    if global.json { return Console.line(try Console.json(lines)) }
    for line in lines {
      let choices = line.choices.map { $0.code == $0.label ? $0.code : "\($0.code) \($0.label)" }
      let kind = choices.isEmpty ? line.kind : line.kind + ":" + choices.joined(separator: " / ")
      Console.paragraph("\(line.name)\(line.required ? " *" : "")  \(line.label):\(kind)", hanging: 4)
    }
    Console.line("* 必填")
  }

  /// A field as JSON: `{name, label, kind, required, choices: [{code, label}]}`; any value of the kind will do where there are
  /// no choices.
  private struct FieldLine: Encodable {
    struct Choice: Encodable {
      let code: String
      let label: String
    }

    let name: String
    let label: String
    let kind: String
    let required: Bool
    let choices: [Choice]

    init(_ field: Field, _ words: [WordList: ClosedWords]) {
      name = field.name
      label = field.label
      required = Field.required.contains(field)
      kind = FieldsCommand.describe(field.kind)
      if case .choice(let list) = field.kind {
        choices = list.map { Choice(code: $0.code, label: $0.label) }
      } else {
        choices =
          field.words.flatMap { words[$0] }?.words.map { word in
            Choice(
              code: word.value,
              label: word.label.hasPrefix(word.value + " ")
                ? String(word.label.dropFirst(word.value.count + 1)) : word.label)
          } ?? []
      }
    }
  }

  private static func describe(_ kind: FieldKind) -> String {
    switch kind {
    case .text, .creditCode: "文字"
    case .industryCode: "行业代码或类名(见 yinfeng industry list)"
    case .texts: "多项,用、分开"
    case .industryCodes: "多项行业代码或类名(见 yinfeng industry list),用、分开"
    case .choice: "选项"
    case .money: "金额,如 3200万元;纯数字为元"
    case .quantity(let unit): "数量" + unit.rawValue
    case .count(let unit): "整数" + unit.rawValue
    case .date: "日期 2026-03-05"
    case .flag: "是 / 否"
    case .reference(let entity): "\(entity.label)的编号或名称"
    }
  }
}

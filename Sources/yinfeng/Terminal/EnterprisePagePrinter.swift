import Domain
import Scoring
import Service

/// Prints all about a firm.
struct EnterprisePagePrinter {
  let page: EnterprisePage

  func print() {
    facts()
    section("推断行业(程序按产品与经营范围推断,不是企业所报)", page.inferred) {
      "\($0.code) \($0.name) \($0.confidence)%"
    }
    section("拟投项目", page.plans) { plan in
      let facts = plan.stored.record.known.filter { $0.field != .enterprise && $0.field != .name }
        .map { "\($0.field.label) \($0.value.display($0.field.kind))" }
      return (plan.stored.record.text(.name) ?? "\(plan.stored.id)") + ":" + facts.joined(separator: ",")
    }
    section("校友", page.people) { person in
      [
        "\(person.id) \(person.name)", person.role, person.college, person.classYear.map { "\($0)届" }, person.phone,
        person.closed,
      ].compactMap(\.self).joined(separator: "  ")
    }
    page.record.withheld?.print()
    for person in page.people { person.withheld?.print() }
    section("主体信用", page.standing) { "\($0.register):\($0.state)(\($0.checkedOn))" }
    section("往来", page.contacts) { "\($0.date) \($0.kind)" + ($0.note.map { ":\($0)" } ?? "") }
    section("在谈项目", page.projects) { project in
      "\(project.code) \(project.title)  \(project.stage),自 \(project.since)"
        + (project.officer.map { ",专员 \($0)" } ?? "")
    }
    section("适合的招商项目", page.needs) { need in
      "\(need.code) \(need.title)  \(need.score.text) 分 \(need.band) \(need.tier)"
    }
  }

  /// The firm's facts, each with the number of its source; the sources stand once below them.
  private func facts() {
    let stored = page.record.stored
    Console.line("\(stored.record.text(.name) ?? "")  编号 \(stored.id) · 变更 \(stored.change)")
    var numbers: [Int64: Int] = [:]
    for (field, value) in stored.record.known where field != .name && !EnterpriseField.inferred.contains(field) {
      var text = "\(field.label):\(ShownValue.words(value, field))"
      if let id = stored.sources[field], page.record.sources[id] != nil {
        let number = numbers[id] ?? numbers.count + 1
        numbers[id] = number
        text += " [\(number)]"
      }
      Console.paragraph(text, indent: 2, hanging: 4)
    }
    for (id, number) in numbers.sorted(by: { $0.value < $1.value }) {
      guard let source = page.record.sources[id] else { continue }
      Console.paragraph("[\(number)] \(source.title),\(source.grade.label),\(source.asOf)", indent: 2, hanging: 6)
    }
  }

  private func section<Row>(_ title: String, _ rows: [Row], _ words: (Row) -> String) {
    Console.line()
    Console.line(title + (rows.isEmpty ? ":无" : ""))
    for row in rows { Console.paragraph(words(row), indent: 2, hanging: 4) }
  }
}

import Intake
import Testing

@Suite struct ReferenceMessageTests {
  @Test(arguments: [
    ("a\tb\n1\t2\t3\n", "第 2 行有 3 列,表头只有 2 列"), ("# source: 示例\n", "没有表头"),
  ])
  func `a broken table is named in Chinese with its line and the way to mend it`(text: String, why: String) {
    let error = #expect(throws: IntakeError.self) { _ = try ReferenceTable(name: "units.tsv", text: text) }
    #expect(error?.message == "参考数据 units.tsv 不能用:\(why)")
    #expect(error?.hint.contains("db/reference/units.tsv") == true)
  }

  @Test func `a missing table is named in Chinese`() {
    let error = #expect(throws: IntakeError.self) { try IntakeVocabulary(texts: [:]) }
    #expect(error?.message.hasSuffix("不能用:缺少这份文件") == true)
  }
}

import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

@Suite struct StatedDayTests {
  @Test(arguments: [
    ("填报日期:2026年3月,", "2026-03-01"), ("填报日期 ：2026年3月18日,", "2026-03-18"), ("填表时间,2025/12/01", "2025-12-01"),
    ("截至2026年2月,", "2026-02-28"), ("数据截止 20260331,", "2026-03-31"), ("制表日期：２０２６．３．５,", "2026-03-05"),
    ("示例名单(统计截至2026年6月30日),", "2026-06-30"), ("示例名单,", nil), ("填报日期:    年  月  日,", nil), ("填报日期:3月,", nil),
    ("填报日期:2026年13月,", nil),
  ])
  func `a sheet states its day above the header`(line: String, expected: String?) throws {
    let (rows, summary) = try TestIntake.read("\(line)\n企业名称,主营产品\n示例棉织有限公司,棉布\n")
    #expect(rows.count == 1 && summary.sheets.first?.statedDay?.description == expected)
  }

  @Test(arguments: [
    ("2026-03-05T15:59:59Z", "2026-03-05"), ("2026-03-05T16:00:00Z", "2026-03-06"),
    ("2026-03-05T16:00:00+08:00", "2026-03-05"),
  ])
  func `a workbook says when it was saved, in Shanghai`(text: String, expected: String) throws {
    var zip = StoredZip()
    zip.add(
      "docProps/core.xml",
      """
      <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:created>2001-01-01T00:00:00Z</dcterms:created>\
      <dcterms:modified>\(text)</dcterms:modified></cp:coreProperties>
      """)
    let saved = try TestIntake.withFile("样表.xlsx", zip.bytes) { SavedDay.of(path: $0) }
    #expect(saved?.day.description == expected && saved?.isInFile == true)
  }

  @Test func `another file is of the day of its last change`() throws {
    let saved = try TestIntake.withFile("样表.csv", Array("企业名称\n".utf8)) { path in
      let date = try Date("2021-07-01T20:00:00Z", strategy: .iso8601)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
      return SavedDay.of(path: path)
    }
    #expect(saved?.day.description == "2021-07-02" && saved?.isInFile == false)
  }
}

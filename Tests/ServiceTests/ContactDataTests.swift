import Domain
import Foundation
import Service
import TestSupport
import Testing

/// Contact data of firms is masked wherever it leaves, and a mask that comes back changes nothing.
@Suite struct ContactDataTests {
  private static let phone = "13000007701"

  @Test func `an export masks a firm's phone, and the export imported again keeps it`() async throws {
    try await TestDatabase.with(.reference) { database in
      _ = try await database.importLines("企业名称,从业人数,电话", "虚构甲有限公司,5,\(Self.phone)")
      let id = try #require(try await database.all(EnterpriseField.self).first?.id)
      try await withTemporaryFile("导出.csv", "") { path in
        _ = try await database.desk.export.enterprises(
          to: path, search: nil, invocation: TestDatabase.invocation, progress: { _, _ in })
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("虚构甲有限公司") && text.contains("130****7701") && !text.contains(Self.phone))
        let again = try await database.importFile(path)
        #expect(again.change == nil && again.differences.isEmpty)
      }
      #expect(try await database.record(EnterpriseField.self, id)?.record.text(.contactPhone) == Self.phone)
    }
  }

  @Test(arguments: ["对外联系电话", "手机"])
  func `a problem with a phone does not print it`(header: String) async throws {
    try await TestDatabase.with(.reference) { database in
      let report = try await database.importLines("企业名称,从业人数,\(header)", "虚构甲有限公司,5,1.30000077E+10")
      let told = report.problems.map { $0.message + $0.value }.joined()
      #expect(!report.problems.isEmpty && !told.contains("1.30000077E+10"), "\(told)")
    }
  }

  @Test func `a merger does not print the phones it joins`() async throws {
    try await TestDatabase.with(.reference) { database in
      let ids = try await database.insert([
        Record<EnterpriseField>([.name: .text("虚构甲有限公司"), .contactPhone: .text(Self.phone)]),
        Record<EnterpriseField>([.name: .text("虚构乙有限公司"), .contactPhone: .text("13000007702")]),
      ])
      let receipt = try await database.desk.mergeEnterprises(
        keep: "#\(ids[0])", gone: "#\(ids[1])", today: TestDatabase.today, isDryRun: false,
        invocation: TestDatabase.invocation)
      let text = String(decoding: try JSONEncoder().encode(receipt), as: UTF8.self)
      #expect(text.contains("130****7701") && !text.contains(Self.phone) && !text.contains("13000007702"))
    }
  }
}

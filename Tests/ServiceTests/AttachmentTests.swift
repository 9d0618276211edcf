import App
import Domain
import Foundation
import Intake
import Service
import Sheets
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct AttachmentTests {
  private static let by = TestDatabase.invocation
  private static let pdf = Array("%PDF-1.7\n示例内容\n%%EOF\n".utf8)

  /// Keeps bytes under a name, from a file of a temporary folder.
  @discardableResult private static func keep(
    _ bytes: [UInt8], _ name: String, to place: AttachedTo, saying words: [String: InputValue] = [:],
    isDryRun: Bool = false, _ database: TestDatabase
  ) async throws -> RecordReceipt<AttachmentField> {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try await database.desk.attachments(
      path: file.path, name: name, to: place, words: words, today: TestDatabase.today, isDryRun: isDryRun,
      invocation: by)
  }

  private static func refusal(
    _ bytes: [UInt8], _ name: String, to place: AttachedTo = .figure("实际投资额", period: "2026"),
    saying words: [String: InputValue] = [:], _ database: TestDatabase
  ) async -> ServiceError? {
    do {
      try await keep(bytes, name, to: place, saying: words, database)
      return nil
    } catch { return error as? ServiceError }
  }

  @Test func `a file is kept beside a record, comes back byte by byte, and goes and returns by undo`() async throws {
    try await TestDatabase.with { database in
      let place = try AttachedTo(record: "opportunity=ZT-2026-001")
      let dry = try await Self.keep(Self.pdf, "投资协议.pdf", to: place, isDryRun: true, database)
      #expect(dry.change == nil)
      let receipt = try await Self.keep(
        Self.pdf, "投资协议.pdf", to: place, saying: ["paper": .text("石招示〔2026〕9号"), "成文日期": .text("2026年11月2日")], database)
      let record = receipt.stored.record
      #expect(record.text(.about)?.hasPrefix("在谈项目 ZT-2026-001 ") == true)
      #expect(record.text(.fileKind) == "PDF文件" && record.count(.size) == Int64(Self.pdf.count))
      #expect(record.text(.title) == "投资协议.pdf" && record.date(.datedOn) == CalendarDate("2026-11-02"))
      let file = try await database.desk.attachments.content("#\(receipt.stored.id)", organisation: 1)
      #expect(file.bytes == Self.pdf && file.mediaType == "application/pdf" && file.name == "投资协议.pdf")
      let project = try #require(record.count(.recordID))
      #expect(try await database.desk.attachments.of(project, organisation: 1).map(\.id) == [receipt.stored.id])
      let keeper = database.desk.records(AttachmentField.self)
      _ = try await keeper.delete("#\(receipt.stored.id)", invocation: Self.by)
      #expect(try await database.desk.attachments.of(project, organisation: 1).isEmpty)
      _ = try await keeper.restore(receipt.stored.id, invocation: Self.by)
      #expect(
        try await database.desk.attachments.content("#\(receipt.stored.id)", organisation: 1).bytes == Self.pdf)
    }
  }

  @Test func `the same file at the same place is refused, elsewhere it is kept once`() async throws {
    try await TestDatabase.with { database in
      let place = try AttachedTo(record: "企业=甲子示例")
      let first = try await Self.keep(Self.pdf, "营业执照.pdf", to: place, database)
      let twice = await Self.refusal(Self.pdf, "另一个名字.pdf", to: place, database)
      #expect(twice?.code == "attached_already" && twice?.message.contains("\(first.stored.id)") == true)
      let other = try await Self.keep(
        Self.pdf, "营业执照.pdf", to: .figure("introduced_firms", period: "2026-10"), database)
      #expect(other.stored.record[.digest] == first.stored.record[.digest])
    }
  }

  @Test func `what is no file of its name, too large, empty or nowhere is refused with what to do`() async throws {
    try await TestDatabase.with { database in
      let zip = StoredBytes.zip("word/document.xml")
      #expect(await Self.refusal(zip, "纪要.docx", database) == nil)
      for (bytes, name, words) in [
        (zip, "纪要.xlsx", "内容不是工作簿"), (Self.pdf, "照片.jpg", "内容不是JPEG图片"), (Self.pdf, "程序.exe", "类型不能存档"),
        (Self.pdf, "没有后缀", "类型不能存档"), ([], "空.pdf", "是空的"), ([0, 1, 2], "文字.txt", "内容不是文字文件"),
        (Self.pdf + [UInt8](repeating: 32, count: 20 << 20), "大.pdf", "超过 20 MiB"),
      ] {
        let refusal = await Self.refusal(bytes, name, database)
        #expect(
          refusal?.code == "invalid_file" && refusal?.message.contains(words) == true, "\(name) \(refusal as Any)")
      }
      for (place, code) in [
        (AttachedTo.record(.opportunity, "ZT-1999-001"), "opportunity_not_found"),
        (.figure("没有的指标", period: "2026"), "invalid_record"), (.figure("在谈项目", period: "2026年"), "invalid_record"),
      ] {
        #expect(await Self.refusal(Self.pdf, "协议.pdf", to: place, database)?.code == code)
      }
      let later = await Self.refusal(Self.pdf, "协议.pdf", saying: ["dated_on": .text("2099-01-01")], database)
      #expect(later?.fields.map(\.code) == ["in_the_future"])
      #expect(throws: ServiceError.self) { try AttachedTo(record: "公司=甲子示例") }
    }
  }

  @Test func `papers of a firm that is merged away hang on the one that stays, and come back with undo`() async throws {
    try await TestDatabase.with { database in
      let keeper = database.desk.records(EnterpriseField.self)
      let gone = try await keeper.add(
        ["name": .text("示例旧档线束厂")], evidence: .init(), today: TestDatabase.today, invocation: Self.by
      ).stored.id
      let paper = try await Self.keep(Self.pdf, "旧档.pdf", to: .record(.enterprise, "#\(gone)"), database).stored.id
      let receipt = try await database.desk.mergeEnterprises(
        keep: "甲子示例", gone: "#\(gone)", today: TestDatabase.today, invocation: Self.by)
      #expect(receipt.moved["attachment"] == 1)
      #expect(try await database.desk.attachments.of(receipt.keep.id, organisation: 1).map(\.id) == [paper])
      _ = try await database.desk.undo(try #require(receipt.change), invocation: Self.by)
      #expect(try await database.desk.attachments.of(gone, organisation: 1).map(\.id) == [paper])
    }
  }

  @Test func `a figure is called as the sheets call it, or by itself where a sheet has two of the word`() async throws {
    try await TestDatabase.with { database in
      func figure(_ word: String) async throws -> String? {
        try await Self.keep(Self.pdf, "佐证.pdf", to: .figure(word, period: "2026-10"), isDryRun: true, database)
          .stored.text(.figure)
      }
      for kind in [MakeReport.Kind.monthly, .school] {
        let sheet = try await database.desk.report(kind, today: TestDatabase.today, organisation: 1)
        let words = try #require(sheet.sections.first).rows.compactMap { $0.first?.display }
        let single = words.filter { word in words.count { $0 == word } == 1 }
        #expect(single.count > 5)
        for word in single { #expect(try await figure(word) != nil, "\(word)") }
      }
      for word in ["另:已报未认定的投资额", "已报未认定的投资额", "reported_investment"] {
        #expect(try await figure(word) == "reported_investment")
      }
      #expect(try await figure("培训基层干部人次") == "cadres_attendances")
      let refused = await #expect(throws: ServiceError.self) { _ = try await figure("培训基层干部") }
      let choices = refused?.fields.first?.message ?? ""
      #expect(choices.contains("培训基层干部人次") && choices.contains("培训基层干部人数"))
      #expect(!choices.contains("引入企业"), "only the figures of that word are offered")
    }
  }

  @Test func `each figure of the school's sheet goes out with its papers and an index`() async throws {
    try await TestDatabase.with { database in
      try await Self.keep(Self.pdf, "年度汇总:投资.pdf", to: .figure("实际投资额", period: "2026-10"), database)
      try await Self.keep(Self.pdf, "去年.pdf", to: .figure("实际投资额", period: "2025"), database)
      let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).zip").path
      defer { try? FileManager.default.removeItem(atPath: path) }
      let gathered = try await database.desk.figurePapers(to: path, today: TestDatabase.today, organisation: 1)
      // The sample keeps a voucher of an arrival and the list of a training, which stands behind two figures.
      #expect(gathered.files == 4)
      #expect(gathered.missing.contains { $0.hasPrefix("直接投入无偿资金:帮扶台账") })
      let names = try StoredBytes.names(path)
      #expect(names.contains("目录.html") && names.contains("目录.xlsx"))
      #expect(names.contains { $0.hasSuffix("实际投资额(万元)/年度汇总-投资.pdf") || $0.hasSuffix("年度汇总:投资.pdf") })
      #expect(!names.contains { $0.contains("去年") })
      #expect(names.count { $0.hasSuffix("示例签到册.txt") } == 2)
      await #expect(throws: ServiceError.self) {
        try await database.desk.figurePapers(to: path, limit: 10, today: TestDatabase.today, organisation: 1)
      }
    }
  }
}

/// Archives for the tests, made and listed by the system's own tools.
private enum StoredBytes {
  /// A zip archive that holds one empty entry, stored.
  static func zip(_ name: String) -> [UInt8] {
    let name = Array(name.utf8)
    let length: [UInt8] = [UInt8(name.count), 0]
    let none = [UInt8](repeating: 0, count: 12)
    let shared: [UInt8] = [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + none + length + [0, 0]
    let local: [UInt8] = [0x50, 0x4B, 3, 4] + shared + name
    let central: [UInt8] = [0x50, 0x4B, 1, 2, 20, 0] + shared + [UInt8](repeating: 0, count: 14) + name
    let end: [UInt8] =
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0, UInt8(central.count), 0, 0, 0, UInt8(local.count), 0, 0, 0, 0, 0]
    return local + central + end
  }

  /// The names in the central directory of an archive, read by their places.
  static func names(_ path: String) throws -> [String] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    var names: [String] = []
    var place = 0
    while let found = bytes[place...].firstRange(of: [0x50, 0x4B, 1, 2] as [UInt8]) {
      let start = found.lowerBound
      let length = Int(bytes[start + 28]) | Int(bytes[start + 29]) << 8
      names.append(String(decoding: bytes[start + 46..<start + 46 + length], as: UTF8.self))
      place = start + 46 + length
    }
    return names
  }
}

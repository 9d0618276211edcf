import Domain
import Intake
import TestSupport
import Testing

/// Cells as people write them.
struct CellReaderTests {
  static func value(_ text: String, _ field: ImportField, unit: String? = nil) throws -> CellReading {
    try TestIntake.reader().read(text, as: field, headerUnit: unit)
  }

  @Test(
    "an amount of money is read with its unit",
    arguments: [
      ("1.5亿元", 150_000_000), ("5600余万元", 56_000_000), ("约1,500万元", 15_000_000), ("3200万", 32_000_000),
      ("约30,000万元", 300_000_000), ("１２００万元", 12_000_000), ("人民币800万元", 8_000_000), ("2.6亿", 260_000_000),
      ("3000 万元 左右", 30_000_000), ("1.2345亿元", 123_450_000), ("9500元", 9500), ("无", 0), ("—", 0), ("0", 0),
      ("500多万", 5_000_000), ("不低于2000万元", 20_000_000), ("0.00015万元", 2), ("5百万元", 5_000_000), ("1亿元以上", 100_000_000),
      ("1,200万元(含设备)", 12_000_000), ("1亿2000万元", 120_000_000), ("3千5百万元", 35_000_000), ("2亿零500万", 205_000_000),
      ("叁仟万元整", 30_000_000), ("三千万元", 30_000_000), ("壹亿贰仟万元", 120_000_000), ("人民币伍佰陆拾万圆整", 5_600_000),
      ("一万五千元", 15_000), ("叁仟万", 30_000_000), ("500万(元)", 5_000_000), ("800万元(人民币)", 8_000_000),
      ("700万元(约合100万美元)", 7_000_000), ("'900万元", 9_000_000), ("3000万元人民币(含税)", 30_000_000),
      ("1 200万元", 12_000_000), ("12\u{2009}500 000元", 12_500_000), ("1'200'000元", 1_200_000),
      ("3 600万元(500万美元)", 36_000_000),
      ("RMB 500万", 5_000_000), ("伍佰萬圓整", 5_000_000), ("3200万元/年", 32_000_000), ("￥800万", 8_000_000),
    ] as [(String, Int64)])
  func money(text: String, yuan: Int64) throws {
    #expect(try Self.value(text, .plan(.totalInvestment)) == .value(.money(Money(yuan: yuan))))
  }

  @Test(
    "a bare amount takes the header's unit, and none without one",
    arguments: [
      ("800", "万元", 8_000_000 as Int64?), ("800", "元", 800), ("1.5", "亿元", 150_000_000), ("1.5亿元", "万元", 150_000_000),
      ("800", nil, nil), ("800", "kw", nil),
    ] as [(String, String?, Int64?)])
  func bareMoney(text: String, unit: String?, yuan: Int64?) throws {
    let reading = try Self.value(text, .enterprise(.revenue), unit: unit)
    if let yuan {
      #expect(reading == .value(.money(Money(yuan: yuan))))
    } else {
      #expect(Self.code(reading) == .unknownUnit)
    }
  }

  @Test(
    "an amount in another currency is never taken for yuan",
    arguments: [
      "500万(美元)", "800万元（港币）", "500万美元", "USD 500万", "$3,000,000", "HK$80万", "约US$20万", "€5万", "300万元(以欧元计)", "2000万日元",
    ])
  func currencies(text: String) throws {
    for unit in ["万元", "元", nil] {
      let reading = try Self.value(text, .enterprise(.revenue), unit: unit)
      #expect(Self.code(reading) == .unknownUnit, "\(text): \(reading)")
      // The way out keeps the amount and its currency.
      guard case .problem(let complaint) = reading else { continue }
      #expect(complaint.detail.contains("外币") && complaint.example.contains(text))
    }
  }

  @Test(
    "a number that can be read in two ways is asked about",
    arguments: [
      "1亿2000", "三千五万", "5000-1亿元", "3万5", "500万元(亿元)", "1 20万元", "1200 300万元",
      "1 200'300元", "1万2000万元", "万万元", "5万亿亿元",
    ])
  func ambiguousMoney(text: String) throws {
    guard case .problem = try Self.value(text, .plan(.totalInvestment)) else {
      Issue.record("\(text) was read")
      return
    }
  }

  @Test(
    "two numbers in one word are a range",
    arguments: [("两三百万", 2_000_000, 3_000_000), ("七八千万元", 70_000_000, 80_000_000), ("200-300万", 2_000_000, 3_000_000)]
      as [(String, Int64, Int64)])
  func spokenRanges(text: String, low: Int64, high: Int64) throws {
    let ends = CellReading.range(.money(Money(yuan: low)), .money(Money(yuan: high)))
    #expect(try Self.value(text, .plan(.totalInvestment)) == ends)
  }

  @Test("a unit in the header that is none of the field leaves bare numbers unknown", arguments: ["英亩", "天", "吨/月"])
  func foreignHeaderUnit(unit: String) throws {
    guard case .problem(let complaint) = try Self.value("12", .plan(.land), unit: unit) else {
      Issue.record("it was read")
      return
    }
    #expect(complaint.code == .unknownUnit)
    #expect(complaint.detail.contains(unit))
    #expect(try Self.value("12亩", .plan(.land), unit: unit) == .value(.quantity(Quantity(12))))
  }

  @Test("people are whole", arguments: ["80.5", "0.3", "约12.5人", "1.23456万人"])
  func wholePeople(text: String) throws {
    #expect(Self.code(try Self.value(text, .enterprise(.headcount))) == .numberOutOfRange)
  }

  @Test("what is not decided yet is unknown without a remark", arguments: ["待定", "待商定", "未定"])
  func undecided(text: String) throws {
    for field in [ImportField.plan(.land), .enterprise(.headcount), .enterprise(.revenue), .enterprise(.founded)] {
      #expect(try Self.value(text, field) == .unknown)
    }
  }

  @Test(
    "what a program writes for nothing is unknown with a remark", arguments: ["nan", "NaT", "None", "NULL", "<NA>"])
  func missing(text: String) throws {
    for field in [ImportField.enterprise(.name), .enterprise(.revenue), .enterprise(.founded), .person(.phone)] {
      #expect(Self.code(try Self.value(text, field)) == .cellWithoutValue)
    }
    #expect(Self.code(try Self.value("#REF!", .enterprise(.products))) == .cellError)
  }

  @Test(
    "an area of land is kept in 亩 with two decimals",
    arguments: [
      ("30亩", 30_000), ("约50亩", 50_000), ("10 亩左右", 10_000), ("6667平方米", 10_000), ("53333平方米", 80_000),
      ("20000㎡", 30_000),
      ("2公顷", 30_000), ("1万平方米", 15_000), ("15", 15_000), ("12.5亩", 12_500), ("无", 0), ("100亩(一期50亩)", 100_000),
      ("120 (亩)", 120_000), ("6667平方米建筑面积", 10_000), ("三十亩", 30_000), ("一百二十亩", 120_000),
    ] as [(String, Int64)])
  func land(text: String, milli: Int64) throws {
    #expect(try Self.value(text, .plan(.land)) == .value(.quantity(Quantity(milli: milli))))
  }

  @Test(
    "plant, power and people are read in their units",
    arguments: [
      ("1,200平米", PlanField.plant, 1_200_000), ("1.2万平方米", .plant, 12_000_000), ("2万㎡", .plant, 20_000_000),
      ("2万", .plant, 20_000_000), ("500千伏安", .power, 500_000), ("2000KVA", .power, 2_000_000),
      ("0.2万kVA", .power, 2_000_000),
      ("1.25MVA", .power, 1_250_000), ("30吨/天", .water, 30_000), ("5%", .ownFundsShare, 5000),
      ("３０％", .ownFundsShare, 30_000),
    ] as [(String, PlanField, Int64)])
  func quantities(text: String, field: PlanField, milli: Int64) throws {
    #expect(try Self.value(text, .plan(field)) == .value(.quantity(Quantity(milli: milli))))
  }

  @Test(
    "numbers of people are read with what stands around them",
    arguments: [
      ("260", 260), ("约260人", 260), ("1,100人", 1100), ("80余人", 80), ("1.2万人", 12_000), ("无", 0), ("近百", nil),
      ("若干", nil), ("不详", nil),
      ("十几人", nil), ("3号楼", nil),
    ] as [(String, Int64?)])
  func people(text: String, count: Int64?) throws {
    let reading = try Self.value(text, .enterprise(.headcount))
    if let count {
      #expect(reading == .value(.count(count)))
    } else {
      #expect([.notANumber, .unknownUnit].contains(Self.code(reading)))
    }
  }

  @Test(
    "a range keeps both ends", arguments: ["150-200亩", "150亩-200亩", "150～200 亩", "150至200亩", "约150—200亩左右", "200-150亩"])
  func ranges(text: String) throws {
    let ends = CellReading.range(.quantity(Quantity(150)), .quantity(Quantity(200)))
    #expect(try Self.value(text, .plan(.land)) == ends)
  }

  @Test func `the ends of a range of money may have units of their own`() throws {
    let ends = CellReading.range(.money(Money(wan: 5000)), .money(Money(wan: 10_000)))
    #expect(try Self.value("5000万-1亿元", .plan(.totalInvestment)) == ends)
    #expect(try Self.value("0.5-1亿元", .plan(.totalInvestment)) == ends)
  }

  @Test(
    "a number nobody can believe is said to be out of range",
    arguments: [
      ("-5", ImportField.enterprise(.rdShare)), ("120%", .enterprise(.exportShare)), ("-3", .enterprise(.headcount)),
      ("-200万元", .enterprise(.revenue)), ("1800", .person(.classYear)), ("-101%", .enterprise(.growth)),
    ])
  func outOfRange(text: String, field: ImportField) throws {
    #expect(Self.code(try Self.value(text, field)) == .numberOutOfRange)
  }

  @Test func `growth and net assets may be negative`() throws {
    #expect(try Self.value("-12.5%", .enterprise(.growth)) == .value(.quantity(Quantity(milli: -12_500))))
    #expect(try Self.value("-300万元", .enterprise(.netAssets)) == .value(.money(Money(wan: -300))))
  }

  @Test(
    "a day is read however it is written",
    arguments: [
      ("2021-03-14", "2021-03-14"), ("2021/3/14", "2021-03-14"), ("2021.3.14", "2021-03-14"),
      ("2021年3月14日", "2021-03-14"),
      ("20210314", "2021-03-14"), ("2021.3", "2021-03-01"), ("2021年3月", "2021-03-01"), ("202103", "2021-03-01"),
      ("2021年", "2021-01-01"),
      ("2021-03-13T16:00:00.000Z", "2021-03-14"), ("2021-03-13T18:30:00+00:00", "2021-03-14"),
      ("2021-03-14T00:00:00+08:00", "2021-03-14"), ("2021-03-13 23:59:59.999", "2021-03-14"),
      ("2021-03-14 23:59:59", "2021-03-14"), ("2021.0", "2021-01-01"), ("20210314.0", "2021-03-14"),
      ("'2021-03-14", "2021-03-14"), ("2021-03-14 待核", nil), ("2126-03-14", nil), ("2021.031", nil),
      ("36613", "2000-03-28"), ("２０２１年３月", "2021-03-01"), ("2000-03-28 00:00:00", "2000-03-28"), ("2021-02-30", nil),
      ("去年", nil),
      ("3月5日", nil), ("21.3.14", nil), ("2021-13", nil), ("若干", nil),
    ] as [(String, String?)])
  func dates(text: String, day: String?) throws {
    let reading = try Self.value(text, .enterprise(.founded))
    if let day {
      #expect(reading == .value(.date(try #require(CalendarDate(day)))))
    } else {
      #expect([.notADate, .numberOutOfRange].contains(Self.code(reading)))
    }
  }

  @Test(
    "a class year is the year of leaving",
    arguments: [
      ("2014届", 2014), ("14届", 2014), ("09届", 2009), ("95届", 1995), ("89届", 1989), ("1981-1985", 1985), ("2006级", 2006),
      ("1993", 1993),
      ("1989年", 1989), ("2008.06", 2008), ("2008年6月", 2008), ("2008-06-30", 2008), ("81-85", 1985), ("200806", 2008),
      ("2004.9-2008.6", 2008),
    ] as [(String, Int64)])
  func classYears(text: String, year: Int64) throws {
    #expect(try Self.value(text, .person(.classYear)) == .value(.count(year)))
  }

  @Test(
    "an industry is read by code or by name",
    arguments: [
      ("3989", "3989"), ("C3989", "3989"), ("3989 其他电子元件制造", "3989"), ("其他电子元件制造", "3989"), ("其他电子元件制造(3989)", "3989"),
      ("汽车零部件及配件制造", "3670"), ("0111", "0111"), ("A0111", "0111"), ("39", "39"), ("9999", nil), ("电子", nil),
      ("999", nil),
    ] as [(String, String?)])
  func industries(text: String, code: String?) throws {
    let reading = try Self.value(text, .enterprise(.industryCode))
    if let code {
      #expect(reading == .value(.text(code)))
    } else {
      #expect(Self.code(reading) == .unknownIndustryCode)
    }
  }

  @Test(
    "a list is parted at what parts it",
    arguments: [
      ("毛绒玩具、盲盒公仔", ["毛绒玩具", "盲盒公仔"]), ("食品膜;纸箱；吸塑盒", ["食品膜", "纸箱", "吸塑盒"]), ("纳米碳酸钙/功能陶瓷", ["纳米碳酸钙", "功能陶瓷"]),
      ("线束,连接器", ["线束", "连接器"]), ("A/B件、C件", ["A/B件", "C件"]), ("膜(食品、药品)、纸箱", ["膜(食品、药品)", "纸箱"]),
      ("甲\n乙", ["甲", "乙"]), ("「甲、乙」、丙", ["甲、乙", "丙"]), ("「小巨人」企业、规上", ["「小巨人」企业", "规上"]), ("无", []), ("甲、", ["甲"]),
    ] as [(String, [String])])
  func lists(text: String, items: [String]) throws {
    #expect(try Self.value(text, .enterprise(.products)) == .value(.texts(items)))
  }

  @Test func `none is a value, and empty or unknown is not`() throws {
    #expect(try Self.value("无", .enterprise(.titles)) == .value(.texts([])))
    #expect(try Self.value("无", .enterprise(.groupName)) == .value(.text("无")))
    #expect(try Self.value("—", .plan(.plant)) == .value(.quantity(Quantity(0))))
    #expect(try Self.value("  ", .plan(.plant)) == .unknown)
    #expect(try Self.value("待定", .enterprise(.leaseEnd)) == .unknown)
    #expect(try Self.value("无", .enterprise(.leaseEnd)) == .unknown)
    #expect(try Self.value("无", .person(.phone)) == .unknown)
  }

  @Test func `a credit code is kept when its check character fails and refused when it is none`() throws {
    #expect(try Self.value("9132 0505 1007 7283 3x", .enterprise(.creditCode)) == .value(.text("91320505100772833X")))
    let flagged = try Self.value("91330106611139300A", .enterprise(.creditCode))
    #expect(flagged == .problem(.init(.creditCodeCheckDigit, kept: .text("91330106611139300A"))))
    #expect(Self.code(try Self.value("4201061234", .enterprise(.creditCode))) == .creditCodeMalformed)
    #expect(Self.code(try Self.value("9.13201E+17", .enterprise(.creditCode))) == .numberNotExact)
    #expect(try Self.value("暂无", .enterprise(.creditCode)) == .unknown)
    #expect(try Self.value("'91320505100772833X", .enterprise(.creditCode)) == .value(.text("91320505100772833X")))
  }

  @Test("the number of a citizen is no credit code", arguments: ["11010519491231002X", "610922199001011234"])
  func identityNumbers(text: String) throws {
    guard case .problem(let complaint) = try Self.value(text, .enterprise(.creditCode)) else {
      Issue.record("it was read")
      return
    }
    #expect(complaint.code == .creditCodeMalformed)
    #expect(complaint.kept == nil)
  }

  @Test func `three digits that may have lost a zero are asked about`() throws {
    #expect(Self.code(try Self.value("111", .enterprise(.industryCode))) == .industryCodeZeroLost)
    #expect(Self.code(try Self.value("111.0", .enterprise(.industryCode))) == .industryCodeZeroLost)
    #expect(try Self.value("398", .enterprise(.industryCode)) == .value(.text("398")))
    #expect(try Self.value("3989.0", .enterprise(.industryCode)) == .value(.text("3989")))
    #expect(try Self.value("13000000000.0", .person(.phone)) == .value(.text("13000000000")))
  }

  @Test(
    "choices and answers are read by code, word or another word",
    arguments: [
      ("民企", ImportField.enterprise(.nature), FieldValue.text("private")),
      ("国有企业", .enterprise(.nature), .text("state")),
      ("private", .enterprise(.nature), .text("private")), ("省外", .enterprise(.origin), .text("domestic")),
      ("是", .enterprise(.isLocal), .flag(true)), ("否", .enterprise(.isLocal), .flag(false)),
      ("√", .enterprise(.isLocal), .flag(true)),
      ("董事长", .tie(.role), .text("chief")), ("13800000000", .person(.phone), .text("13800000000")),
      ("+86 138-0000-0000", .person(.phone), .text("13800000000")),
      ("027-8765 4321", .person(.phone), .text("027-8765 4321")),
      ("重庆市", .enterprise(.place), .text("重庆")), ("沙市", .enterprise(.place), .text("沙市")),
      ("苏州市", .person(.city), .text("苏州")),
      ("陕西省安康市", .enterprise(.place), .text("陕西省安康市")),
    ])
  func choices(text: String, field: ImportField, expected: FieldValue) throws {
    #expect(try Self.value(text, field) == .value(expected))
  }

  @Test func `a word outside a closed list is said with what may stand there`() throws {
    guard case .problem(let complaint) = try Self.value("独角兽", .enterprise(.nature)) else {
      Issue.record("it was read")
      return
    }
    #expect(complaint.code == .notAChoice)
    #expect(complaint.detail.contains("民企"))
  }

  static func code(_ reading: CellReading) -> ProblemCode? {
    if case .problem(let complaint) = reading { complaint.code } else { nil }
  }

  @Test(
    "a month or a year is its last day where something ends, else its first",
    arguments: [
      (ImportField.enterprise(.leaseEnd), "2027年12月", "2027-12-31"), (.enterprise(.leaseEnd), "2028", "2028-12-31"),
      (.enterprise(.leaseEnd), "2028年2月", "2028-02-29"), (.enterprise(.leaseEnd), "2027年12月5日", "2027-12-05"),
      (.consent(.expiresOn), "2026.6", "2026-06-30"), (.enterprise(.founded), "2015年12月", "2015-12-01"),
    ])
  func ends(field: ImportField, text: String, day: String) throws {
    #expect(try TestIntake.reader().read(text, as: field) == .value(.date(try #require(CalendarDate(day)))))
  }
}

import Domain
import Intake
import TestSupport
import Testing

/// Headers that stand in no list are understood by the words they are made of and by what the column holds.
struct HeaderWordsTests {
  /// The columns of a list of firms with one more column, and what is said of it.
  private func column(_ header: String, _ cells: [String] = []) throws -> HeaderColumn? {
    let rows = (cells.isEmpty ? [""] : cells).enumerated().map { index, cell in
      "虚构\(index)号有限公司,\"\(cell)\",\(index + 5)"
    }
    let text = "企业名称,\"\(header)\",从业人数\n" + rows.joined(separator: "\n") + "\n"
    return try TestIntake.read(text).summary.sheets.first?.columns.first { $0.index == 1 }
  }

  @Test(
    "words of one field and of no other are taken",
    arguments: [
      ("营业额(万元)", "enterprise.revenue_yuan"), ("贵公司最近一个会计年度的销售总额", "enterprise.revenue_yuan"),
      ("前年度营业额", "enterprise.revenue_previous_yuan"), ("去年实缴税金(万元)", "enterprise.tax_yuan"),
      ("意向投资规模", "plan.total_investment_yuan"), ("其中:固投额(万元)", "plan.fixed_investment_yuan"),
      ("拟租厂房面积", "plan.plant_m2"), ("面积(拟租厂房)", "plan.plant_m2"), ("负荷需求", "plan.power_kva"),
      ("经营范围及主导产品", "enterprise.products"), ("负责人(校友)", "person.name"), ("拟投产后年产值", "plan.annual_output_yuan"),
      ("5、希望落户在哪些地区?", "enterprise.preferred_regions"), ("楼板承重要求(kN/㎡)", "plan.floor_load_kn_m2"),
      ("若新建厂房,所需土地面积(亩)", "plan.land_mu"), ("可带动就业人数", "plan.new_local_jobs"), ("就读院系", "person.college"),
      ("联系　人", "person.name"), ("占地 亩", "plan.land_mu"), ("员 工 总 数", "enterprise.headcount"),
      ("做啥的", "enterprise.products"), ("厂里多少工人", "enterprise.headcount"), ("想不想扩产", "enterprise.expansion_intent"),
      ("有啥困难要政府帮", "plan.asks"), ("想去哪些地方", "enterprise.preferred_regions"), ("准备招多少本地工", "plan.new_local_jobs"),
      ("Main products", "enterprise.products"), ("Employees", "enterprise.headcount"),
      ("Export %", "enterprise.export_share_pct"),
      ("所需面积(㎡)", "plan.plant_m2"), ("最大可接受面积(亩)", "plan.land_max_mu"), ("用工需求(工种)", "plan.labour_skill"),
      ("厂房租赁合同到期时间", "enterprise.lease_end"), ("研发经费占销售收入比重(%)", "enterprise.rd_share_pct"),
    ])
  func taken(header: String, field: String) throws {
    #expect(try column(header)?.field?.qualified == field)
  }

  @Test(
    "a near neighbour is not taken for the field",
    arguments: [
      "注册资本(万元)", "净利润", "利税总额", "研发人员数", "发明专利数", "法定代表人", "传真", "投资强度(万元/亩)", "现有厂房面积", "厂房面积(现有)",
      "校友会职务", "毕业院校", "上年用电量", "填报日期", "社保参保人数", "招商专员", "股票代码", "总资产", "出口额(万元)", "研发费用(万元)",
      "目前厂房月租金(元/㎡)", "归口联系部门", "校友情况", "搬迁原因", "目前厂房面积(㎡)", "固定资产(万元)", "财务负责人", "填报人",
      "2026年1-9月营业收入(万元)", "项目编号",
    ])
  func neighbours(header: String) throws {
    let column = try column(header)
    #expect(column?.field == nil)
  }

  @Test func `what may be two fields is asked with guesses, and the unit or the cells settle it`() throws {
    let asked = try column("用电量")
    #expect(asked?.field == nil)
    #expect(asked?.guesses.map(\.qualified).sorted() == ["plan.electricity_kwh_a", "plan.power_kva"])
    #expect(try column("用电量(kVA)")?.field == .plan(.power))
    #expect(try column("全年耗电(万千瓦时)", ["80"])?.field == .plan(.electricity))
    #expect(try column("用电量", ["500kVA", "315千伏安"])?.field == .plan(.power))
    #expect(try column("用电量", ["80万千瓦时", "120万度"])?.field == .plan(.electricity))
  }

  @Test func `a doubt is said with its guesses and the option that settles it`() throws {
    let (_, summary) = try TestIntake.read("企业名称,用电量,从业人数\n虚构甲有限公司,5,6\n")
    let problem = try #require(summary.problems.first)
    #expect(problem.code == .likelyColumn)
    #expect(problem.message.contains("用电需求") && problem.message.contains("年用电量"))
    #expect(problem.hint.contains("--map \"用电量="))
  }

  @Test func `credit codes are known by their check characters, whatever the header says`() throws {
    let codes = ["91320505100772833X", "91320505100772833X"]
    #expect(try column("证照信息", codes)?.field == .enterprise(.creditCode))
    #expect(try column("证照信息", ["91320505100772833X", "916109220000000000"])?.field == nil)
  }

  @Test func `without a header for it the firm's name is in the first column of full names`() throws {
    let (rows, _) = try TestIntake.read("往来户,员工总数\n虚构甲有限公司,5\n虚构乙股份有限公司,6\n")
    #expect(rows.map { $0.enterprise?[.name]?.text } == ["虚构甲有限公司", "虚构乙股份有限公司"])
  }

  @Test(
    "a unit in the header that nobody knows leaves bare numbers unread",
    arguments: ["用地需求(英亩)", "拟用地面积(英亩)", "建设周期(天)", "污水排放(吨/月)", "上年营业收入(万日元)"])
  func oddUnits(header: String) throws {
    let (rows, _) = try TestIntake.read("企业名称,\(header),从业人数\n虚构甲有限公司,30,5\n")
    #expect(rows.first?.plan == nil)
    #expect(rows.first?.enterprise?[.revenue] == nil)
    #expect(rows.first?.problems.map(\.code) == [.unknownUnit])
  }

  @Test(
    "remarks in brackets are no units",
    arguments: ["上年营业收入(万元,以审计报告为准)", "上年营业收入(万元)(必填)", "上年营业收入(不含税,万元)", "上年营业收入(人民币万元)"])
  func remarks(header: String) throws {
    let (rows, _) = try TestIntake.read("企业名称,\"\(header)\",从业人数\n虚构甲有限公司,30,5\n")
    #expect(rows.first?.enterprise?[.revenue]?.money == Money(wan: 30))
  }

  @Test func `the firm's contact stands beside the alumnus, each with the phone that follows`() throws {
    for header in ["联系人,联系电话,校友姓名,校友手机", "联系人,电话,校友姓名,手机"] {
      let (rows, summary) = try TestIntake.read("企业名称,\(header)\n虚构甲有限公司,李某,0915-6312345,周某,13000003101\n")
      let row = try #require(rows.first)
      #expect(row.person?[.name]?.text == "周某")
      #expect(row.person?[.phone]?.text == "13000003101")
      #expect(row.enterprise?[.contactName]?.text == "李某")
      #expect(row.enterprise?[.contactPhone]?.text == "0915-6312345")
      #expect(summary.problems.isEmpty)
    }
  }

  @Test(
    "beside last year's figure a year counts by the day of the file",
    arguments: [
      ("上年营收(万元),2025年营收(万元)", 2025, Money(wan: 32), nil, [ProblemCode.duplicateColumn]),
      ("上年营收(万元),2024年营收(万元)", 2025, Money(wan: 32), Money(wan: 31), []),
      ("营收(2024年)(万元),营收(2025年)(万元)", 2025, Money(wan: 31), Money(wan: 32), []),
      ("上年营收(万元),2021年营收(万元)", 2025, Money(wan: 32), nil, [.otherYearColumn]),
    ] as [(String, Int, Money, Money?, [ProblemCode])])
  func years(header: String, lastYear: Int, revenue: Money, before: Money?, problems: [ProblemCode]) throws {
    let (rows, summary) = try TestIntake.read("企业名称,\(header)\n虚构甲有限公司,32,31\n", lastYear: lastYear)
    #expect(rows.first?.enterprise?[.revenue]?.money == revenue)
    #expect(rows.first?.enterprise?[.revenuePrevious]?.money == before)
    #expect(summary.problems.map(\.code) == problems)
  }

  @Test func `the day a sheet states says which year 上年 is`() throws {
    let (rows, summary) = try TestIntake.read(
      "校友企业登记表,,\n填报日期:2024年5月,,\n企业名称,上年营收(万元),2023年营收(万元)\n虚构甲有限公司,32,31\n")
    #expect(rows.first?.enterprise?[.revenue]?.money == Money(wan: 32))
    #expect(summary.problems.map(\.code) == [.duplicateColumn])
  }

  @Test func `what was settled for the shape of a sheet holds again, in any order of its columns`() throws {
    let first = try TestIntake.read("企业名称,用电量,从业人数\n虚构甲有限公司,5,6\n", columnMap: ["用电量": "plan.power_kva"])
    let sheet = try #require(first.summary.sheets.first)
    #expect(sheet.columns.filter(\.isSettled).map(\.header) == ["用电量"])
    let intake = FileIntake(
      vocabulary: try TestIntake.vocabulary(), industries: TestIntake.industries,
      remembered: [sheet.shape: ["用电量": "plan.power_kva"]])
    for (text, isKnown) in [("从业人数,企业名称,用电量\n6,虚构乙有限公司,5\n", true), ("企业名称,用电量,备注\n虚构乙有限公司,5,无\n", false)] {
      var rows: [ImportedRow] = []
      let summary = try TestIntake.withFile("样表.csv", Array(text.utf8)) { path in
        try intake.read(path: path) { rows.append($0) }
      }
      #expect((rows.first?.plan?[.power] != nil) == isKnown)
      #expect(summary.problems.map(\.code) == [isKnown ? .rememberedColumn : .likelyColumn])
    }
  }

  @Test func `a row of data under a whole header is no second row of it`() throws {
    let (rows, summary) = try TestIntake.read("企业名称,从业人数,说法一,说法二\n虚构甲有限公司,5,现址普工月薪多少,上年纳税额多少\n")
    #expect(rows.count == 1)
    #expect(summary.sheets.first?.headerRow == 1)
  }

  @Test(
    "a letter that is wrong in a longer word does not hide it, unless the rest tells of another thing",
    arguments: [
      ("营业收人(万元)", ["3200", "600"], "enterprise.revenue_yuan"),
      ("成立曰期", ["2011-03-04", "2012年5月"], "enterprise.founded"),
      ("主营产吕", ["线束", "齿轮"], "enterprise.products"), ("工业用氺", ["30", "5"], nil), ("从业入数", [], nil),
    ] as [(String, [String], String?)])
  func misspelt(header: String, cells: [String], field: String?) throws {
    #expect(try column(header, cells)?.field?.qualified == field)
  }

  @Test func `the year of leaving a school counts before that of entering it`() throws {
    let (rows, _) = try TestIntake.read("姓名,入学年份,毕业时间,工作单位\n李某,2001,2005年6月,虚构甲有限公司\n周某,2002,2006年6月,虚构乙有限公司\n")
    #expect(rows.map { $0.person?[.classYear] } == [.count(2005), .count(2006)])
  }

  @Test func `in a list of projects what may be the firm's or the project's is the project's`() throws {
    let projects = "项目名称,申报企业,建设内容,总投资(万元),固定资产投资(万元),产值(万元),税收(万元),用工(人)\n"
    let row = "虚构线束项目,虚构甲有限公司,年产线束,5000,4000,9000,300,60\n"
    let (rows, _) = try TestIntake.read(projects + row + row.replacing("甲", with: "乙"))
    #expect(rows[0].plan?[.output] == .money(Money(yuan: 90_000_000)))
    #expect(rows[0].plan?[.tax] == .money(Money(yuan: 3_000_000)))
    #expect(rows[0].plan?[.jobs] == .count(60))
    #expect(rows[0].enterprise?[.revenue] == nil && rows[0].enterprise?[.headcount] == nil)
    // A list that tells of the firm itself has the firm's figures.
    let (firms, _) = try TestIntake.read(
      projects.replacing("申报企业", with: "申报企业,主营产品") + row.replacing("甲有限公司", with: "甲有限公司,线束"))
    #expect(firms[0].enterprise?[.revenue] == .money(Money(yuan: 90_000_000)))
  }

  @Test func `two rows that go together are read as two, though their groups take columns away`() throws {
    let text = """
      序号,企业,,现状,,新增需求,,其他,
      ,名称,产品,占地(亩),厂房(㎡),地(亩),房(㎡),联系人,电话
      1,虚构甲有限公司,线束,29,3100,100,3500,李某,13000003101
      2,虚构乙有限公司,齿轮,30,3200,20,,周某,13000003102
      """
    let (rows, _) = try TestIntake.read(text)
    #expect(rows[0].plan?[.land] == .quantity(Quantity(100)) && rows[0].plan?[.plant] == .quantity(Quantity(3500)))
    #expect(rows[1].plan?[.plant] == nil)
  }

  @Test func `a year at a header's end is the year of its figures`() throws {
    let (rows, _) = try TestIntake.read("企业名称,主营收入 2025(万元),主营收入 2024(万元)\n虚构甲有限公司,32,31\n", lastYear: 2025)
    #expect(rows[0].enterprise?[.revenue] == .money(Money(yuan: 320_000)))
    #expect(rows[0].enterprise?[.revenuePrevious] == .money(Money(yuan: 310_000)))
  }

  @Test(
    "what a header is about stands at its end, what stands before narrows it down",
    arguments: [
      ("特色加工产品", ["轴承", "齿轮"], "enterprise.products"), ("细分领域主打产品", ["轴承", "齿轮"], "enterprise.products"),
      ("主打产品行业", ["轴承制造", "3451"], "enterprise.industry_code"), ("高危耗能工艺", ["锻造", "电镀"], "plan.processes"),
      ("企业反映的难点和诉求", ["用工", "贷款"], "plan.asks"), ("女职工数", ["3", "5"], nil), ("部门意见", ["同意", "补正"], nil),
      ("已享受政策", ["减税", "补贴"], nil), ("村联络员", ["张某", "李某"], nil), ("入会经办", ["张某", "李某"], nil),
      ("法人代码", ["91320505100772833X", "916109220000000000"], "enterprise.credit_code"),
      ("法人代码", ["91320505100772833X", "12345"], nil),
    ] as [(String, [String], String?)])
  func heads(header: String, cells: [String], field: String?) throws {
    #expect(try column(header, cells)?.field?.qualified == field)
  }

  @Test(
    "a field kept by the hour or the day is none of a header that speaks of another time",
    arguments: [
      ("年天然气用量(万立方米)", nil), ("天然气小时用量(m³)", "plan.gas_m3_h"), ("月用水量(吨)", nil), ("日用水量(吨)", "plan.water_t_d"),
      ("月销售额(万元)", nil), ("年销售额(万元)", "enterprise.revenue_yuan"), ("普工年薪(元)", nil), ("用水量(吨/天)", "plan.water_t_d"),
    ] as [(String, String?)])
  func spans(header: String, field: String?) throws {
    #expect(try column(header, ["30", "40"])?.field?.qualified == field)
  }

  @Test(
    "choices listed in brackets are none of the header's words",
    arguments: [
      ("单位性质(国企、民企、外企、其他)", ["民营", "国有"], "enterprise.nature"), ("企业性质(国有/民营)", ["民营", "国有"], "enterprise.nature"),
      ("资金出处(内资/外资)", ["外资", "内资"], "enterprise.origin"), ("联系人(姓名、职务、电话)", [], "person.name"),
    ] as [(String, [String], String?)])
  func choices(header: String, cells: [String], field: String?) throws {
    #expect(try column(header, cells)?.field?.qualified == field)
  }

  @Test func `a group that speaks of what is to come makes figures the project's, a title makes none`() throws {
    let (rows, _) = try TestIntake.read(
      """
      项目名称,投资方,,预期效益,
      ,名称,2025年营业收入(亿元),年产值(亿元),年税收(万元)
      虚构线束项目,虚构甲有限公司,0.5,1.4,300
      虚构齿轮项目,虚构乙有限公司,0.6,1.5,310
      """)
    #expect(rows.map { $0.plan?[.output]?.money } == [Money(wan: 14_000), Money(wan: 15_000)])
    #expect(rows.map { $0.enterprise?[.revenue]?.money } == [Money(wan: 5000), Money(wan: 6000)])
    let titled = try TestIntake.read("虚构市会员企业名录,,\n会员证号,企业名称,从业人数\nY7,虚构甲有限公司,5\n")
    #expect(titled.summary.sheets.first?.columns.first { $0.header == "会员证号" }?.field == nil)
  }

  @Test func `columns are read in the light of the others`() throws {
    // Jobs that exist are none that a project brings.
    #expect(try column("带动就业人数", ["30", "40"])?.field == nil)
    #expect(try column("可带动就业人数", ["30", "40"])?.field == .plan(.jobs))
    let projects = try TestIntake.read("企业名称,项目名称,带动就业人数\n虚构甲有限公司,虚构线束项目,30\n")
    #expect(projects.rows.first?.plan?[.jobs] == .count(30))
    // The phone of somebody the sheet names in a column that is not read is not the firm's.
    let stranger = try TestIntake.read("企业名称,统计员,统计员电话,从业人数\n虚构甲有限公司,张某,13000003101,5\n")
    #expect(stranger.rows.first?.enterprise?[.contactPhone] == nil && stranger.rows.first?.person == nil)
    // The works are where the firm is, unless another column says where it is.
    let site = try TestIntake.read("企业名称,现厂址,从业人数\n虚构甲有限公司,江苏苏州,5\n")
    #expect(site.rows.first?.enterprise?[.place]?.text == "江苏苏州")
    let sites = try TestIntake.read("企业名称,厂址,所在城市\n虚构甲有限公司,江苏昆山,苏州\n")
    #expect(sites.rows.first?.enterprise?[.productionSites]?.texts == ["江苏昆山"])
  }

  @Test func `a year that stands in the brackets with the unit is the year of the figures`() throws {
    let (rows, _) = try TestIntake.read(
      "企业名称,\"营收规模(亿元,2025)\",\"上一年度营收(亿元,2024)\"\n虚构甲有限公司,1.5,1.2\n", lastYear: 2025)
    #expect(rows[0].enterprise?[.revenue]?.money == Money(wan: 15_000))
    #expect(rows[0].enterprise?[.revenuePrevious]?.money == Money(wan: 12_000))
  }

  @Test func `a header longer than any sheet's is read without harm`() throws {
    let long = String(repeating: "(营业收入", count: 2_000)
    #expect(try column(long)?.field == nil)
  }
}

import Domain
import Scoring

extension World {
  /// A few rows of the classification and the chains, with statuses made up for tests.
  static let reference = ReferenceInput(
    version: "test",
    industries: [
      ("15", nil, "酒、饮料和精制茶制造业"), ("153", "15", "精制茶加工"), ("1530", "153", "精制茶加工"), ("151", "15", "酒的制造"),
      ("1512", "151", "白酒制造"), ("17", nil, "纺织业"), ("174", "17", "丝绢纺织及印染精加工"), ("1741", "174", "缫丝加工"),
      ("1742", "174", "绢纺和丝织加工"), ("1743", "174", "丝印染精加工"), ("31", nil, "黑色金属冶炼和压延加工业"),
      ("3120", "31", "炼钢"), ("36", nil, "汽车制造业"), ("367", "36", "汽车零部件及配件制造"), ("3670", "367", "汽车零部件及配件制造"),
      ("38", nil, "电气机械和器材制造业"), ("383", "38", "电线、电缆、光缆及电工器材制造"), ("3831", "383", "电线、电缆制造"),
      ("39", nil, "计算机、通信和其他电子设备制造业"), ("395", "39", "非专业视听设备制造"), ("3952", "395", "音响设备制造"),
      ("398", "39", "电子元件及电子专用材料制造"), ("3981", "398", "电阻电容电感元件制造"), ("3989", "398", "其他电子元件制造"),
      ("01", nil, "农业"), ("016", "01", "坚果、含油果、香料和饮料作物种植"), ("0164", "016", "茶叶种植"),
    ].map { IndustryRow(code: code($0.0), parent: $0.1.map(code), name: $0.2) },
    links: [
      link("E03", "电线电缆", ["电子线", "汽车电线"], ["3831~"], feeds: ["E08", "E09"], .weak, .park),
      link("E08", "消费电子线束", ["电子线束", "端子线"], ["3989~", "3831~"], technology: ["压接机"], .toVerify),
      link("E09", "汽车线束", ["汽车线束", "发动机线束"], ["3670~", "3831~", "3989~"], feeds: ["E17"], .missing),
      link("E17", "整车", ["整车"], ["3611"], .toVerify, LinkSupply.none),
      link("M04", "锻造", ["曲轴毛坯", "法兰"], ["3393"], feeds: ["M09"], .toVerify),
      link("M09", "汽车零部件", ["曲轴", "车桥"], ["3670~"], .toVerify),
      link("S07", "丝织坯绸", ["坯绸"], ["1742"], feeds: ["S08"], .present, .park),
      link("S08", "丝绸印染精加工", ["数码印花"], ["1743"], .missing, restricted: true),
      link("F06", "茶叶初制精制", ["绿茶", "红茶"], ["1530"], .toVerify, .city),
    ],
    roads: [("610100", 250), ("610900", 60), ("510100", 700), ("210100", 1900), ("310000", 1500)].map {
      RoadDistance(from: "610922", to: $0.0, km: $0.1)
    },
    goods: [GoodsRow(code: code("15"), goods: .medium), GoodsRow(code: code("39"), goods: .light)],
    goodsWords: [GoodsWord(word: "矿泉水", goods: .heavy)],
    trades: [
      TradeClass(weight: .heavy, name: "印染", codes: [code("1743")], source: "trade-hints"),
      TradeClass(weight: .medium, name: "缫丝", codes: [code("1741")], source: "trade-hints"),
      TradeClass(weight: .heavy, name: "电镀", codes: [code("3670")], words: ["电镀"], source: "trade-hints"),
    ],
    stockPhrases: ["技术开发", "货物进出口"], tradeMarkers: ["销售", "批发", "零售", "代理"], makingMarkers: ["制造", "生产", "加工"],
    favouredRegions: ["陕西", "西部", "安康"],
    placeNames: [PlaceName(place: "610100", name: "西安"), PlaceName(place: "210100", name: "沈阳")])

  private static func link(
    _ id: String, _ name: String, _ products: [String], _ classes: [String], feeds: [String] = [],
    technology: [String] = [], _ status: LinkStatus, _ supply: LinkSupply? = nil, restricted: Bool = false
  ) -> LinkInput {
    LinkInput(
      id: id, chain: "测试链", name: name, productWords: products, technologyWords: technology,
      classes: classes.map { LinkClass(code: code(String($0.prefix(4))), isBroad: $0.hasSuffix("~")) }, feeds: feeds,
      status: status, supply: supply, isRestricted: restricted)
  }
}

import TestSupport

/// An invented list of firms with a project each.
enum FirmList {
  /// The text of a list of `count` firms, numbered from `first`.
  static func text(_ count: Int, from first: Int) -> String {
    let header = "企业名称,统一社会信用代码,主营产品,从业人数,总投资(万元),用地需求(亩),校友姓名,手机"
    let rows = (first..<(first + count)).map { number in
      "虚构\(number)号实业有限公司,\(RandomRecords.creditCode(UInt64(number))),桑蚕丝,\(number),2000,12,某\(number),"
        + "1300000\(1000 + number % 9000)"
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }
}

package import Domain

/// The gates (准入条件) in the order they are listed; `siteLawful` is asked of the need itself, once.
package enum GateName: Int, DataKey, Encodable {
  /// The names in data.
  package static let keys = names()

  /// 产业准入
  case industryAdmission
  /// 长江保护法
  case yangtze
  /// 排放总量
  case pollutantTotal
  /// 节能与两高
  case energy
  /// 安全条件
  case safety
  /// 投资强度
  case investmentIntensity
  /// 亩均税收
  case taxIntensity
  /// 要素容量
  case capacity
  /// 主体信用
  case standing
  /// 时间窗口
  case window
  /// 区域意愿
  case excludedRegion
  /// 用地合规
  case siteLawful

  var gate: any Gate.Type { GateCatalogue.all[rawValue] }
  /// The words on screen.
  package var label: String { GateKey.allCases[rawValue].label }

  /// A bare JSON string, `industry_admission`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(key)
  }
}

/// Where a fact comes from.
public struct Source: Sendable, Hashable, Codable, Identifiable {
  /// What kind of paper or event tells the fact.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A workbook or table that was imported.
    case importFile = "import"
    /// A form the firm filled in and signed.
    case form
    /// Minutes of a visit.
    case visit
    /// A department's ruling.
    case ruling
    /// A public register.
    case register
    /// Typed in by a member of staff.
    case manual

    /// The word on screen.
    public var label: String {
      switch self {
      case .importFile: "表格导入"
      case .form: "企业填报"
      case .visit: "考察纪要"
      case .ruling: "部门认定"
      case .register: "公示系统"
      case .manual: "人工录入"
      }
    }
  }

  /// The organisation's number of the source.
  public let id: Int64
  /// What kind of source it is.
  public let kind: Kind
  /// File name, register, meeting or person, as it is to be printed.
  public let title: String
  /// The day the fact was true, not the day it was typed in; ageing counts from here.
  public let asOf: CalendarDate
  /// How far a claim from this source is credited.
  public let grade: EvidenceGrade

  /// A source as it is stored.
  public init(id: Int64, kind: Kind, title: String, asOf: CalendarDate, grade: EvidenceGrade) {
    self.id = id
    self.kind = kind
    self.title = title
    self.asOf = asOf
    self.grade = grade
  }
}

/// How well a claim is evidenced (Scoring.docc, CreditedPlan).
public enum EvidenceGrade: String, Sendable, Hashable, Codable, CaseIterable {
  /// 口头
  case oral
  /// 自填 / 意向
  case selfReported = "self_reported"
  /// 可研、协议、资金证明, an official paper or register
  case documented

  /// The word on screen.
  public var label: String {
    switch self {
    case .oral: "口头"
    case .selfReported: "自填/意向"
    case .documented: "书面证明"
    }
  }
}

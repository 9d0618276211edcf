/// Where a fact comes from.
package struct Source: Sendable, Hashable, Codable, Identifiable {
  /// What kind of paper or event tells the fact.
  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A workbook or table that was imported.
    case importFile = "import"
    /// A form the firm filled in and signed.
    case form
    /// Minutes of a visit.
    case visit
    case ruling
    case register
    /// Typed in by a member of staff.
    case manual

    /// The word on screen.
    package var label: String {
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
  package let id: Int64
  /// What kind of source it is.
  package let kind: Kind
  /// File name, register, meeting or person, as it is to be printed.
  package let title: String
  /// The day the fact was true, not the day it was typed in; ageing counts from here.
  package let asOf: CalendarDate
  /// How far a claim from this source is credited.
  package let grade: EvidenceGrade
  /// How much its word weighs beside that of another source.
  package var testimony: Testimony { Testimony(grade: grade, asOf: asOf) }

  /// A source as it is stored.
  package init(id: Int64, kind: Kind, title: String, asOf: CalendarDate, grade: EvidenceGrade) {
    self.id = id
    self.kind = kind
    self.title = title
    self.asOf = asOf
    self.grade = grade
  }
}

/// How well a claim is evidenced (Scoring.docc, CreditedPlan).
package enum EvidenceGrade: String, Sendable, Hashable, Codable, CaseIterable {
  /// 口头
  case oral
  /// 自填 / 意向
  case selfReported = "self_reported"
  /// 可研、协议、资金证明, an official paper or register
  case documented

  /// The word on screen.
  package var label: String {
    switch self {
    case .oral: "口头"
    case .selfReported: "自填/意向"
    case .documented: "书面证明"
    }
  }
}

extension EvidenceGrade: Comparable {
  /// The weaker first: 口头, 自填, 书面证明.
  package static func < (a: EvidenceGrade, b: EvidenceGrade) -> Bool { a.strength < b.strength }

  private var strength: Int {
    switch self {
    case .oral: 0
    case .selfReported: 1
    case .documented: 2
    }
  }
}

/// How much a word on a fact weighs: first by its evidence, then by its day. The lighter word never replaces the heavier one.
package struct Testimony: Sendable, Hashable, Comparable {
  package let grade: EvidenceGrade
  /// The day the word was true.
  package let asOf: CalendarDate

  /// A word of this evidence and day.
  package init(grade: EvidenceGrade, asOf: CalendarDate) {
    self.grade = grade
    self.asOf = asOf
  }

  /// The lighter first.
  package static func < (a: Testimony, b: Testimony) -> Bool { (a.grade, a.asOf) < (b.grade, b.asOf) }
}

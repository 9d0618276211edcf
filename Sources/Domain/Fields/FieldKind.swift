/// What a field holds and how it is written.
package enum FieldKind: Sendable, Hashable {
  /// One line or paragraph of text.
  case text
  /// A list of texts, written with `、` between them.
  case texts
  /// A unified social credit code (GB 32100-2015), kept as text.
  case creditCode
  /// A code of GB/T 4754-2017, kept as text.
  case industryCode
  /// A list of such codes, kept as texts.
  case industryCodes
  /// One of a closed list of codes.
  case choice([Choice])
  /// Renminbi in whole 元.
  case money
  /// An exact decimal in the unit.
  case quantity(Unit)
  /// A whole number of the unit (people, months, years).
  case count(Unit)
  case date
  case flag
  /// The id of a record of another entity in the same organisation.
  case reference(Entity)

  /// One of the words of a list.
  package static func choice<Word: Vocabulary>(of words: Word.Type) -> FieldKind { .choice(words.choices) }

  /// Whether it is kept as a list of texts.
  package var isList: Bool { self == .texts || self == .industryCodes }
  /// Whether words can be looked for in it as they are written.
  package var isText: Bool {
    switch self {
    case .text, .texts, .creditCode, .industryCode, .industryCodes, .choice: true
    case .money, .quantity, .count, .date, .flag, .reference: false
    }
  }

  /// A code with the word on screen.
  package struct Choice: Sendable, Hashable {
    /// The code in the API and the database.
    package let code: String
    /// The word on screen.
    package let label: String

    /// A code with the word on screen.
    package init(_ code: String, _ label: String) {
      self.code = code
      self.label = label
    }
  }
}

/// The unit a quantity or count is kept in.
package enum Unit: String, Sendable, Hashable, CaseIterable {
  case mu = "亩"
  case squareMetre = "㎡"
  case kilovoltAmpere = "kVA"
  case tonnePerDay = "t/d"
  case tonnePerYear = "t/a"
  case tonnePerHour = "t/h"
  case cubicMetrePerHour = "m³/h"
  case tonneOfCoalEquivalent = "tce/a"
  case kilowattHourPerYear = "kWh/a"
  case metre = "m"
  case kilonewtonPerSquareMetre = "kN/㎡"
  case tonne = "t"
  case percent = "%"
  case person = "人"
  case month = "个月"
  case year = "年"
  case kilometre = "km"
  case storey = "层"
  /// The label says the unit, or another field decides it.
  case stated = ""
}

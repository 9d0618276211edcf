/// Where a row is listed; the first that holds, and for ranked rows the band's place in the profile's order.
enum Standing: Int, TableKey, Comparable {
  static let keys = names()

  case ranked
  case rejected
  case offDirection
  case insufficient
  case local

  static func < (a: Standing, b: Standing) -> Bool { a.rawValue < b.rawValue }
}

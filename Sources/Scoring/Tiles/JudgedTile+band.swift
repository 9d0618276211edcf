import Domain

extension JudgedTile {
  /// A band as one byte.
  static func code(_ band: Band) -> UInt8 {
    switch band {
    case .a: 0
    case .b1: 1
    case .b2: 2
    case .c: 3
    case .d: 4
    }
  }

  /// The band of a byte.
  static func band(_ code: UInt8) -> Band {
    switch code {
    case 0: .a
    case 1: .b1
    case 2: .b2
    case 3: .c
    default: .d
    }
  }
}

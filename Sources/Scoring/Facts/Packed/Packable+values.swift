import Domain

extension Int64: Packable {
  /// The sign in the lowest bit, so that small numbers of either sign stay short.
  func pack(into packer: inout Packer) { packer.append(UInt64(bitPattern: (self << 1) ^ (self >> 63))) }

  init(from unpacker: inout Unpacker) {
    let number = unpacker.number()
    self = Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }
}

extension Bool: Packable {
  func pack(into packer: inout Packer) { packer.append(self ? 1 : 0 as UInt64) }
  init(from unpacker: inout Unpacker) { self = unpacker.number() == 1 }
}

extension String: Packable {
  func pack(into packer: inout Packer) { packer.append(self) }
  init(from unpacker: inout Unpacker) { self = unpacker.text() }
}

extension Array: Packable where Element: Packable {
  func pack(into packer: inout Packer) { packer.append(self) }
  init(from unpacker: inout Unpacker) { self = unpacker.list() }
}

extension Money: Packable {
  func pack(into packer: inout Packer) { yuan.pack(into: &packer) }
  init(from unpacker: inout Unpacker) { self.init(yuan: Int64(from: &unpacker)) }
}

extension Quantity: Packable {
  func pack(into packer: inout Packer) { milli.pack(into: &packer) }
  init(from unpacker: inout Unpacker) { self.init(milli: Int64(from: &unpacker)) }
}

extension CalendarDate: Packable {
  func pack(into packer: inout Packer) { Int64(day).pack(into: &packer) }
  init(from unpacker: inout Unpacker) { self.init(day: Int32(truncatingIfNeeded: Int64(from: &unpacker))) }
}

extension IndustryCode: Packable {
  func pack(into packer: inout Packer) { packer.append(self) }
  init(from unpacker: inout Unpacker) { self = unpacker.code() }
}

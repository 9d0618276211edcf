/// A compound file ([MS-CFB]) built by hand: for old workbooks that are not what they look like.
struct StoredCompound {
  /// Streams at the root; each is kept in sectors of 512 bytes, so a shorter one than 4096 is filled up.
  var streams: [(name: String, bytes: [UInt8])] = []

  var bytes: [UInt8] {
    let sector = 512
    var data: [UInt8] = []
    var table: [UInt32] = []
    var starts: [Int] = []
    for stream in streams {
      starts.append(data.count / sector)
      let size = max(4096, (stream.bytes.count + sector - 1) / sector * sector)
      data += stream.bytes + [UInt8](repeating: 0, count: size - stream.bytes.count)
      let first = table.count
      for index in 0..<size / sector {
        table.append(index == size / sector - 1 ? 0xFFFF_FFFE : UInt32(first + index + 1))
      }
    }
    let directory = data.count / sector
    var entries = entry("Root Entry", type: 5, child: streams.isEmpty ? 0xFFFF_FFFF : 1, start: 0xFFFF_FFFE, size: 0)
    for (index, stream) in streams.enumerated() {
      let next: UInt32 = index + 2 <= streams.count ? UInt32(index + 2) : 0xFFFF_FFFF
      entries += entry(
        stream.name, type: 2, right: next, start: UInt32(starts[index]), size: max(4096, stream.bytes.count))
    }
    entries += [UInt8](repeating: 0, count: (sector - entries.count % sector) % sector)
    for index in 0..<entries.count / sector {
      table.append(index == entries.count / sector - 1 ? 0xFFFF_FFFE : UInt32(directory + index + 1))
    }
    data += entries
    let allocation = data.count / sector
    table.append(0xFFFF_FFFD)
    while table.count < 128 { table.append(0xFFFF_FFFF) }
    data += table.flatMap { number($0, 4) }
    let head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
    var header = head + number(0x3E, 2) + number(3, 2) + number(0xFFFE, 2) + number(9, 2) + number(6, 2)
    header +=
      [UInt8](repeating: 0, count: 6) + number(0, 4) + number(1, 4) + number(UInt32(directory), 4) + number(0, 4)
    header += number(4096, 4) + number(0xFFFF_FFFE, 4) + number(0, 4) + number(0xFFFF_FFFE, 4) + number(0, 4)
    header += number(UInt32(allocation), 4)
    while header.count < 512 { header.append(0xFF) }
    return header + data
  }

  private func entry(
    _ name: String, type: UInt8, right: UInt32 = 0xFFFF_FFFF, child: UInt32 = 0xFFFF_FFFF, start: UInt32, size: Int
  ) -> [UInt8] {
    let letters = name.utf16.flatMap { number(UInt32($0), 2) }
    var bytes = letters + [UInt8](repeating: 0, count: 64 - letters.count)
    bytes += number(UInt32(letters.count + 2), 2) + [type, 1] + number(0xFFFF_FFFF, 4) + number(right, 4)
    bytes += number(child, 4) + [UInt8](repeating: 0, count: 36) + number(start, 4) + number(UInt32(size), 4)
    return bytes + number(0, 4)
  }

  private func number(_ value: UInt32, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }
}

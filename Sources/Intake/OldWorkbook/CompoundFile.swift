import Foundation

/// A compound file ([MS-CFB]), the container of office files before 2007: which streams its root has, and their bytes.
///
/// Nothing in it is trusted: chains of sectors are followed for as many steps as the file has sectors, and no further.
struct CompoundFile {
  static let mark: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private struct Entry {
    var name: String
    var type: UInt8
    var left: UInt32
    var right: UInt32
    var child: UInt32
    var start: UInt32
    var size: Int
  }

  private let data: Data
  private let sectorSize: Int
  private let miniCutoff: Int
  private var table: [UInt32] = []
  private var miniTable: [UInt32] = []
  private var entries: [Entry] = []
  private static let none: UInt32 = 0xFFFF_FFFF
  private static let lastSector: UInt32 = 0xFFFF_FFFA
  private static let mostEntries = 10_000
  /// Larger files than this are refused before they are opened.
  static let mostBytes = 256 << 20

  /// `nil` when the file is damaged so that its directory cannot be read.
  init?(path: String) {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped),
      data.starts(with: CompoundFile.mark), data.count >= 512, data.count <= CompoundFile.mostBytes
    else { return nil }
    self.data = data
    func half(_ offset: Int) -> Int { Int(data[offset]) | Int(data[offset + 1]) << 8 }
    let shift = half(30)
    guard shift == 9 || shift == 12 else { return nil }
    sectorSize = 1 << shift
    miniCutoff = 4096
    // The sectors of the allocation table: 109 in the header, others in a chain of their own.
    var tableSectors = (0..<109).map { CompoundFile.word(data, 76 + $0 * 4) }
    var next = CompoundFile.word(data, 68)
    var steps = 0
    let perSector = sectorSize / 4
    while next < CompoundFile.lastSector, steps < data.count / sectorSize {
      guard let offset = offset(of: next) else { break }
      tableSectors += (0..<(perSector - 1)).map { CompoundFile.word(data, offset + $0 * 4) }
      next = CompoundFile.word(data, offset + (perSector - 1) * 4)
      steps += 1
    }
    for sector in tableSectors
    where sector < CompoundFile.lastSector && table.count < data.count / sectorSize + perSector {
      guard let offset = offset(of: sector) else { continue }
      table += (0..<perSector).map { CompoundFile.word(data, offset + $0 * 4) }
    }
    let directory = chain(CompoundFile.word(data, 48), limit: CompoundFile.mostEntries * 128)
    entries = stride(from: 0, to: directory.count - 127, by: 128).map { CompoundFile.entry(directory, $0) }
    guard entries.first?.type == 5 else { return nil }
    let mini = chain(CompoundFile.word(data, 60), limit: 64 << 20)
    miniTable = stride(from: 0, to: mini.count - 3, by: 4).map { offset in
      (0..<4).reduce(UInt32(0)) { $0 | UInt32(mini[offset + $1]) << UInt32($1 * 8) }
    }
  }

  private static func word(_ data: Data, _ offset: Int) -> UInt32 {
    guard offset + 3 < data.count else { return none }
    return (0..<4).reduce(UInt32(0)) { $0 | UInt32(data[offset + $1]) << UInt32($1 * 8) }
  }

  private static func entry(_ bytes: [UInt8], _ start: Int) -> Entry {
    func word(_ offset: Int) -> UInt32 {
      (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + offset + $1]) << UInt32($1 * 8) }
    }
    let length = min(64, Int(bytes[start + 64]) | Int(bytes[start + 65]) << 8)
    let units = stride(from: 0, to: max(0, length - 2), by: 2).map {
      UInt16(bytes[start + $0]) | UInt16(bytes[start + $0 + 1]) << 8
    }
    return Entry(
      name: String(decoding: units, as: UTF16.self), type: bytes[start + 66], left: word(68), right: word(72),
      child: word(76), start: word(116), size: Int(word(120)))
  }

  private func offset(of sector: UInt32) -> Int? {
    let offset = (Int(sector) + 1) * sectorSize
    return offset + sectorSize <= data.count ? offset : nil
  }

  /// The bytes of a chain of sectors, the last sector perhaps cut off by the end of the file.
  private func chain(_ start: UInt32, limit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var sector = start
    var steps = 0
    while sector < CompoundFile.lastSector, bytes.count < limit, steps <= table.count {
      let offset = (Int(sector) + 1) * sectorSize
      guard offset < data.count else { break }
      bytes += data[offset..<min(offset + sectorSize, data.count)]
      guard Int(sector) < table.count else { break }
      sector = table[Int(sector)]
      steps += 1
    }
    return bytes
  }

  /// The streams at the root, by name.
  private var streams: [Entry] {
    var found: [Entry] = []
    var waiting = entries.first.map { [$0.child] } ?? []
    var seen: Set<UInt32> = []
    while let next = waiting.popLast() {
      guard next != CompoundFile.none, Int(next) < entries.count, seen.insert(next).inserted else { continue }
      let entry = entries[Int(next)]
      found.append(entry)
      waiting += [entry.left, entry.right]
    }
    return found
  }

  func has(_ name: String) -> Bool { streams.contains { $0.type == 2 && $0.name == name } }

  /// The first bytes of a stream of the root, `nil` when there is none.
  func contents(_ name: String, limit: Int) -> [UInt8]? {
    guard let entry = streams.first(where: { $0.type == 2 && $0.name == name }) else { return nil }
    let size = min(entry.size, limit)
    if entry.size >= miniCutoff { return Array(chain(entry.start, limit: size).prefix(size)) }
    guard let root = entries.first else { return nil }
    let container = chain(root.start, limit: min(root.size, 64 << 20))
    var bytes: [UInt8] = []
    var sector = entry.start
    var steps = 0
    while sector < CompoundFile.lastSector, bytes.count < size, steps <= miniTable.count {
      let offset = Int(sector) * 64
      guard offset < container.count, Int(sector) < miniTable.count else { break }
      bytes += container[offset..<min(offset + 64, container.count)]
      sector = miniTable[Int(sector)]
      steps += 1
    }
    return Array(bytes.prefix(size))
  }
}

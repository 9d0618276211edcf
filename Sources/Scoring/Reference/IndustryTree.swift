import Domain

/// GB/T 4754-2017 with the classes that chains mark as broad.
struct IndustryTree: Sendable {
  private let names: [IndustryCode: String]
  private let broad: Set<IndustryCode>
  private let onlyClass: [IndustryCode: IndustryCode]
  private var places: [IndustryCode: CodePlace] = [:]

  init(_ reference: ReferenceInput) {
    var names: [IndustryCode: String] = [:]
    var broad: Set<IndustryCode> = []
    var children: [IndustryCode: [IndustryCode]] = [:]
    for row in reference.industries {
      names[row.code] = row.name
      if row.isBroad || row.name.hasPrefix("其他") { broad.insert(row.code) }
      if row.code.level == .class, let group = row.code.group { children[group, default: []].append(row.code) }
    }
    for link in reference.links {
      for mark in link.classes where mark.isBroad { broad.insert(mark.code) }
    }
    self.names = names
    self.broad = broad
    onlyClass = children.compactMapValues { $0.count == 1 ? $0[0] : nil }
    for code in names.keys { places[code] = computedPlace(of: code) }
  }

  /// The place of a code. A group with a single class means that class; a class the standard lacks keeps its group.
  func place(of code: IndustryCode) -> CodePlace { places[code] ?? computedPlace(of: code) }

  private func computedPlace(of code: IndustryCode) -> CodePlace {
    var place = CodePlace()
    let exact = code.level == .group ? onlyClass[code] ?? code : code
    if exact.level == .class {
      place.class = Int32(exact.text) ?? -1
      place.isBroadClass = broad.contains(exact)
    }
    if let group = exact.group {
      place.group = Int32(group.text) ?? -1
      place.isBroadGroup = names[group]?.hasPrefix("其他") ?? false
    }
    if let division = exact.division { place.division = Int32(division.text) ?? -1 }
    return place
  }

  /// `1530 精制茶加工`, or the bare code when the standard lacks it.
  func title(of code: IndustryCode) -> String {
    names[code].map { "\(code.text) \($0)" } ?? code.text
  }
}

import Domain

/// What tells a firm again.
package struct KnownFirm: Sendable, Hashable {
  package var name: String
  package var creditCode: String?
  /// The town, empty when unknown.
  package var place: String
  package var shortNames: [String]
  package var formerNames: [String]

  /// What tells a firm again.
  package init(
    name: String, creditCode: String? = nil, place: String = "", shortNames: [String] = [], formerNames: [String] = []
  ) {
    self.name = name
    self.creditCode = creditCode
    self.place = place
    self.shortNames = shortNames
    self.formerNames = formerNames
  }

  init(_ record: Record<EnterpriseField>) {
    self.init(
      name: record.text(.name) ?? "", creditCode: record.text(.creditCode), place: record.text(.place) ?? "",
      shortNames: record.texts(.shortNames) ?? [], formerNames: record.texts(.formerNames) ?? [])
  }
}

/// The firms that stand and those that a file adds, found by credit code and by every name they have or had.
package struct KnownFirms: Sendable {
  package private(set) var firms: [Int64: KnownFirm] = [:]
  private var byCreditCode: [String: Int64] = [:]
  private var byName: [String: [Int64]] = [:]
  private var byFormerName: [String: [Int64]] = [:]
  private var byShortName: [String: [Int64]] = [:]

  package init() {}

  /// The firm or firms that words mean.
  enum Meaning: Equatable {
    /// No firm.
    case none
    /// One firm, by its present or short name or its code.
    case one(Int64)
    /// One firm, by a name it no longer has.
    case former(Int64)
    /// Several firms: a person says which.
    case several([Int64])
  }

  /// Keeps a firm, in the place of what was known of it.
  package mutating func put(_ id: Int64, _ firm: KnownFirm) {
    remove(id)
    firms[id] = firm
    if let code = firm.creditCode { byCreditCode[code] = id }
    byName[NameKey.of(firm.name), default: []].append(id)
    for name in Set(firm.formerNames.map(NameKey.of)) { byFormerName[name, default: []].append(id) }
    for name in Set(firm.shortNames.map(NameKey.of)) { byShortName[name, default: []].append(id) }
  }

  /// Forgets a firm.
  mutating func remove(_ id: Int64) {
    guard let firm = firms.removeValue(forKey: id) else { return }
    if let code = firm.creditCode, byCreditCode[code] == id { byCreditCode[code] = nil }
    byName[NameKey.of(firm.name)]?.removeAll { $0 == id }
    for name in firm.formerNames { byFormerName[NameKey.of(name)]?.removeAll { $0 == id } }
    for name in firm.shortNames { byShortName[NameKey.of(name)]?.removeAll { $0 == id } }
  }

  /// Whether a firm's credit code is known.
  func isCoded(_ id: Int64) -> Bool { firms[id]?.creditCode != nil }

  /// The firm that a row names: by its code, else by its name. The same name under another code is another firm; a firm known
  /// without a code takes the first that comes. Without a code a name that several firms carry means the one without a code.
  func firm(of record: Record<EnterpriseField>) -> Meaning {
    let code = record.text(.creditCode)
    if let code, let id = byCreditCode[code] { return .one(id) }
    let key = NameKey.of(record.text(.name) ?? "")
    let named = byName[key] ?? []
    let codeless = named.filter { !isCoded($0) }
    if code != nil {
      if codeless.count == 1 { return .one(codeless[0]) }
      if !named.isEmpty { return .none }
      let former = (byFormerName[key] ?? []).filter { !isCoded($0) }
      return former.count == 1 ? .former(former[0]) : .none
    }
    if named.count == 1 { return .one(named[0]) }
    if !named.isEmpty { return codeless.min().map { .one($0) } ?? .none }
    let former = byFormerName[key] ?? []
    return former.count == 1 ? .former(former[0]) : .none
  }

  /// The firm that a full name means: the one that has it, else the one that had it.
  func firm(named name: String) -> Meaning {
    let key = NameKey.of(name)
    if let named = byName[key], !named.isEmpty { return named.count == 1 ? .one(named[0]) : .several(named) }
    if let former = byFormerName[key], !former.isEmpty {
      return former.count == 1 ? .former(former[0]) : .several(former)
    }
    return .none
  }

  /// The firm that is called so for short, or whose full name it is all the same.
  func firm(calledShort name: String) -> Meaning {
    let called = byShortName[NameKey.of(name)] ?? []
    if !called.isEmpty { return called.count == 1 ? .one(called[0]) : .several(called) }
    return firm(named: name)
  }

  /// The firm that a person settled: `#12`, a credit code or a full name.
  func firm(settled words: String) -> Meaning {
    if words.hasPrefix("#"), let id = Int64(words.dropFirst()) { return firms[id] == nil ? .none : .one(id) }
    if let id = byCreditCode[words.uppercased()] { return .one(id) }
    return firm(named: words)
  }

  /// Firms that carry one name without codes that tell them apart, by the name.
  var twins: [String: [Int64]] {
    byName.filter { _, ids in
      guard ids.count > 1 else { return false }
      return Set(ids.compactMap { firms[$0]?.creditCode }).count < ids.count
    }
  }
}

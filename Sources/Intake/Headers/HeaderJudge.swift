internal import Domain

/// Tells where one column goes, by its header, by the group above it and by what it holds.
struct HeaderJudge {
  let reader: CellReader
  /// Headers settled by a person, by their key.
  let mapped: [String: String]
  private var vocabulary: IntakeVocabulary { reader.vocabulary }

  init(_ reader: CellReader, mapped: [String: String]) {
    self.reader = reader
    self.mapped = mapped
  }

  /// The column whose header is `written`, under `group` where the header has two rows.
  ///
  /// What is sure is taken: a header of the table of synonyms, or one that the words of a single field explain wholly. What
  /// is likely is left to a person, with the best three guesses.
  func column(
    _ index: Int, _ written: String, under group: String = "", on kind: SheetKind, _ sample: ColumnSample
  ) throws(IntakeError) -> HeaderColumn {
    var joined = HeaderText(group + written, vocabulary)
    var own = HeaderText(written, vocabulary)
    joined.tellChoices(vocabulary.headers.parts, sample.cells)
    own.tellChoices(vocabulary.headers.parts, sample.cells)
    // 2024年 under 营业收入 says only of when.
    if own.isYear { own = joined }
    if let column = try settled(index, written, group, own, kind) { return column }
    let matches = vocabulary.headers.matches(own, group: group, on: kind)
    let field = named(joined, own, group, kind, matches).flatMap { settled($0, joined, sample) }
    let unit = joined.unit ?? field.flatMap { ownUnit($0, own) }
    var column = HeaderColumn(
      index: index, header: written, field: field, unit: unit ?? field.flatMap { oddUnit(joined, $0) },
      year: joined.year)
    column.owner = vocabulary.headers.owner(own, group: group)
    column.isOfEntering = vocabulary.headers.isOfEntering(own)
    if field != nil { return column }
    let likely = matches.filter { match in
      match.fit > .partial && isPossible(match.field, joined) && sample.canBe(match.field, unit: joined.unit, reader)
    }
    if let taken = sure(likely, own, sample), !isOfOneYear(taken, joined) {
      column = HeaderColumn(
        index: index, header: written, field: taken, unit: joined.unit ?? oddUnit(joined, taken), year: joined.year,
        isOfEntering: column.isOfEntering, owner: column.owner)
    } else if let chosen = chosen(own), sample.canBe(chosen, unit: nil, reader) {
      column.field = chosen
    } else if sample.isCreditCodes || own.isNumber(vocabulary.headers.parts) && sample.areCodes {
      column.field = .enterprise(.creditCode)
    } else {
      // Whose a thing is that nobody knows says nothing of the field.
      func isMeant(_ match: FieldPatterns.Match) -> Bool { match.isTold || match.isHead || match.fit >= .near }
      var possible = likely.filter(isMeant)
      if possible.isEmpty { possible = matches.filter { isMeant($0) && isPossible($0.field, joined) } }
      column.guesses = Array(possible.prefix(3).map(\.field))
    }
    return column
  }

  /// The field that needs no asking: all words of the header speak for it and for no other as much, or the few that are not
  /// known leave no other choice and the cells bear it out.
  private func sure(_ likely: [FieldPatterns.Match], _ header: HeaderText, _ sample: ColumnSample) -> ImportField? {
    guard var best = likely.first, best.fit >= .near else { return nil }
    let equal = likely.prefix { $0.rank == best.rank }
    if equal.count > 1 {
      // 所需面积(㎡) may be 用地 or 厂房; only one of them is kept in ㎡.
      let own = equal.filter { isOwnUnit($0.field, header) }
      guard own.count == 1 else { return nil }
      best = own[0]
    }
    // 校友 alone may head anything about them; names below it tell.
    let isBare = !best.isTold && best.needs == 1 && best.field == .person(.name)
    if best.fit == .full, !isBare || !sample.cells.isEmpty { return best.field }
    if oddUnit(header, best.field) != nil { return nil }
    let reading = vocabulary.headers.parts.read(header.key)
    if best.isTold, best.isHead, reading.tail == 0, equal.count == 1, !sample.cells.isEmpty,
      isPlain(best, header, sample)
    {
      return best.field
    }
    let isOfUnknown = reading.tail >= HeaderJudge.unknownHead && header.key.count <= HeaderJudge.longestNoun
    if isOfUnknown, !sample.bearsOut(best.field, reader) { return nil }
    let isLittle = best.isTold && best.unexplained * HeaderJudge.explainedShare <= header.key.count
    let isHalf = best.unexplained * 2 <= header.key.count
    return isHalf && sample.bearsOut(best.field, reader) || isLittle && !sample.cells.isEmpty ? best.field : nil
  }

  /// The only field whose choices the header lists: 性质(新建、扩建、技改).
  private func chosen(_ header: HeaderText) -> ImportField? {
    guard header.listsChoices else { return nil }
    let listed = header.remarks.flatMap { $0.split(separator: "/").map { SheetCell(String($0)) } }
    let fields = HeaderJudge.listed.filter { field in
      let rule = FieldRule(field, headerUnit: nil, in: vocabulary)
      let known = listed.count { if case .value = reader.read($0, rule) { true } else { false } }
      return known > 1 && known * 3 >= listed.count * 2
    }
    return fields.count == 1 ? fields[0] : nil
  }

  /// Fields whose choices offices list in the header.
  private static let listed: [ImportField] = [
    .enterprise(.nature), .enterprise(.origin), .plan(.buildKind), .plan(.landing), .plan(.fireClass),
    .plan(.evidenceGrade),
  ]

  /// Whether letters before the word that tells the thing do not make it another: what it is is told in words (加工产品), in a
  /// unit that nothing else has (kVA), or by cells that hold the field's own choices.
  private func isPlain(_ match: FieldPatterns.Match, _ header: HeaderText, _ sample: ColumnSample) -> Bool {
    if HeaderJudge.described.contains(match.field) { return true }
    guard match.unexplained * 2 <= header.key.count else { return false }
    switch match.field.kind {
    case .choice, .flag: return sample.holdsChoices(match.field, reader)
    case .quantity(let unit), .count(let unit):
      return HeaderJudge.rare.contains(unit)
        && header.unit.map { vocabulary.units.ratio(of: $0, to: unit.rawValue) } != nil
    default: return false
    }
  }

  /// What stays what it is whichever kind of it is meant.
  private static let described: Set<ImportField> = [
    .enterprise(.products), .enterprise(.technologies), .enterprise(.mainInputs), .enterprise(.customers),
    .enterprise(.note), .plan(.processes), .plan(.hazards), .plan(.asks), .plan(.content), .plan(.skill), .plan(.note),
    .person(.note),
  ]
  /// Units that few things have.
  private static let rare: Set<Unit> = [
    .mu, .squareMetre, .kilovoltAmpere, .tonnePerDay, .tonnePerHour, .cubicMetrePerHour, .tonneOfCoalEquivalent,
    .kilowattHourPerYear, .kilonewtonPerSquareMetre, .month,
  ]

  /// So many unknown letters at the end of a header, unless it is a question, are what it is about.
  private static let unknownHead = 2
  private static let longestNoun = 8

  /// One letter in so many may be unknown.
  private static let explainedShare = 4

  /// The column as a person settled it. Throws `unknown_field` when the field does not exist.
  private func settled(
    _ index: Int, _ written: String, _ group: String, _ header: HeaderText, _ kind: SheetKind
  ) throws(IntakeError) -> HeaderColumn? {
    for text in [written, group + written] {
      guard let name = mapped[HeaderVocabulary.key(text)] else { continue }
      guard let field = ImportField(name, on: kind) else {
        throw IntakeError(
          .unknownField, "指明(map)的「\(written)=\(name)」中的字段 \(name) 不存在",
          hint: "字段名如 revenue_yuan、plan.land_mu、person.phone")
      }
      return HeaderColumn(
        index: index, header: written, field: field, unit: header.unit ?? oddUnit(header, field), year: nil,
        isSettled: true, owner: vocabulary.headers.owner(header, group: group))
    }
    return nil
  }

  /// The field the table of synonyms has for the header. Where only the lower row is in it, the group may still say that it
  /// is another's: 名称 under 项目.
  private func named(
    _ joined: HeaderText, _ own: HeaderText, _ group: String, _ kind: SheetKind, _ matches: [FieldPatterns.Match]
  ) -> ImportField? {
    // A group about the alumni says whose name, phone and remark stand under it.
    let context: SheetKind = group.contains("校友") || group.contains("联系人") ? .people : kind
    func synonym(_ header: HeaderText) -> ImportField? {
      vocabulary.headers.field(header, on: context) ?? vocabulary.headers.field(header, on: kind)
    }
    // 厂房面积(现有) is not what is wanted: the limits of the brackets and the group hold, too.
    func isBound(_ field: ImportField) -> Bool { matches.first { $0.field == field }?.fit == .loose }
    if let field = synonym(joined) {
      if own.remarks.isEmpty || own.listsChoices { return field }
      // 工作单位(含职务) tells more than 工作单位.
      if let best = matches.first, best.fit == .full, best.needs > 1 { return best.field }
      return isBound(field) ? nil : field
    }
    guard !group.isEmpty, let field = synonym(own), !isBound(field) else { return nil }
    // 年产值 under 预期效益 is what a project is to bring.
    if let best = matches.first, best.fit == .full, best.isByGroup, case .plan = best.field,
      UnitTable.target(of: best.field.kind) != nil, case .enterprise = field
    {
      return best.field
    }
    let isWhole = vocabulary.headers.matches(own, group: "", on: kind).contains { $0.field == field && $0.fit == .full }
    if !isWhole, context == kind, let best = matches.first, best.fit == .full, best.needs > 1 { return best.field }
    return field
  }

  /// The field of a known header in the light of its cells: 单位职务 over nothing but posts are posts, and what a project is to
  /// bring in one year is none of the project's figures.
  private func settled(_ field: ImportField, _ header: HeaderText, _ sample: ColumnSample) -> ImportField? {
    if isOfOneYear(field, header) { return nil }
    guard field == .person(.employment), !sample.canBe(field, unit: nil, reader),
      sample.canBe(.tie(.roleText), unit: nil, reader)
    else { return field }
    return .tie(.roleText)
  }

  /// Whether the header tells what a project is to bring in a year of the calendar: 2026年预计纳税 is not what it brings when
  /// it runs in full.
  private func isOfOneYear(_ field: ImportField, _ header: HeaderText) -> Bool {
    guard header.year != nil, case .plan = field, case .money = field.kind else { return false }
    return true
  }

  /// Whether the unit in the header is the one the field is kept in.
  private func isOwnUnit(_ field: ImportField, _ header: HeaderText) -> Bool {
    guard let unit = header.unit, let target = UnitTable.target(of: field.kind) else { return false }
    return vocabulary.units.ratio(of: unit, to: target) == .one
  }

  /// Whether the unit in the header can be one of the field's.
  private func isPossible(_ field: ImportField, _ header: HeaderText) -> Bool {
    guard isOfSpan(field, header) else { return false }
    guard let unit = header.unit else { return true }
    guard let target = UnitTable.target(of: field.kind) else {
      return !vocabulary.units.isUnit(unit) || field.kind == .date
    }
    return vocabulary.units.ratio(of: unit, to: target) != nil
  }

  /// Whether the time that the header speaks of can be that which the field is kept by: 年天然气用量 is no hourly need. A unit
  /// that says its own time decides by itself.
  private func isOfSpan(_ field: ImportField, _ header: HeaderText) -> Bool {
    let told = Set(vocabulary.headers.parts.read(header.key).parts.joined().map(\.concept))
    // 车间数量 is no area, and what is asked with 是否 is no amount of money or people.
    if header.unit == nil, told.contains("count"), HeaderJudge.isArea(field) { return false }
    if told.contains("is"), HeaderJudge.isSum(field) { return false }
    if header.isNumber(vocabulary.headers.parts), field.kind == .date || UnitTable.target(of: field.kind) != nil {
      return false
    }
    guard let own = HeaderJudge.span(of: field), !(header.unit ?? "").contains(where: "/每".contains) else {
      return true
    }
    let spans = told.intersection(HeaderJudge.spans)
    return spans.isEmpty || spans.contains(own)
  }

  private static func isArea(_ field: ImportField) -> Bool {
    field.kind == .quantity(.mu) || field.kind == .quantity(.squareMetre)
  }

  private static func isSum(_ field: ImportField) -> Bool {
    switch field.kind {
    case .money, .count: true
    default: false
    }
  }

  /// The span of time that a field is kept by, as a concept of `header-parts.tsv`.
  private static func span(of field: ImportField) -> String? {
    switch field {
    case .enterprise(.revenue), .enterprise(.revenuePrevious), .enterprise(.tax), .enterprise(.taxPrevious),
      .plan(.output), .plan(.tax):
      return "annual"
    case .enterprise(.wage): return "monthly"
    default: break
    }
    guard let unit = UnitTable.target(of: field.kind), unit.count > 2 else { return nil }
    return ["/d": "daily", "/h": "hourly", "/a": "annual"][String(unit.suffix(2))]
  }

  /// The unit of a field's own name (`revenue_yuan`): the API keeps money in 元.
  private func ownUnit(_ field: ImportField, _ header: HeaderText) -> String? {
    guard case .money = field.kind, header.fullKey == String(field.qualified.split(separator: ".").last ?? "") else {
      return nil
    }
    return UnitTable.yuan
  }

  /// What stands in brackets and can only be a unit that nobody knows (英亩, 吨/月): the bare numbers below it are none of ours.
  private func oddUnit(_ header: HeaderText, _ field: ImportField) -> String? {
    guard header.unit == nil, UnitTable.target(of: field.kind) != nil else { return nil }
    return header.remarks.first { remark in
      let reading = vocabulary.headers.parts.read(remark)
      return remark.count <= HeaderJudge.longestUnit && (reading.unexplained > 0 || isSpan(remark))
    }
  }

  /// Whether the text is a span of time, which can only be a unit where it stands alone in brackets: 建设周期(天).
  private func isSpan(_ text: String) -> Bool {
    let reading = vocabulary.headers.parts.read(text)
    return reading.parts.count == 1
      && reading.parts[0].contains { HeaderJudge.spans.contains($0.concept) && $0.concept != "annual" }
  }

  /// Concepts of `header-parts.tsv` that are spans of time.
  private static let spans: Set<String> = ["daily", "monthly", "hourly", "annual"]
  private static let longestUnit = 6
}

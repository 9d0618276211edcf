internal import Domain

/// One section of a number format.
struct NumberSection: Sendable {
  /// For which numbers the section stands: `>=1000`.
  struct Test: Sendable {
    private let sign: String
    private let bound: ExactDecimal

    init?(_ text: String) {
      sign = String(text.prefix { "<>=".contains($0) })
      guard let bound = ExactDecimal(text.dropFirst(sign.count)) else { return nil }
      self.bound = bound
    }

    func holds(_ value: ExactDecimal) -> Bool {
      switch sign {
      case "<": value < bound
      case ">": bound < value
      case "<=": !(bound < value)
      case ">=": !(value < bound)
      case "<>": value != bound
      default: value == bound
      }
    }
  }

  private enum Use { case number, day, time, elapsed, words }

  let test: Test?
  private let use: Use
  private let showsTime: Bool
  private let before: String
  private let after: String
  /// Words among the places: `000-0000-0000`.
  private let inner: [(words: String, placesBehind: Int)]
  let isGeneral: Bool
  private let hasExponent: Bool
  private let percents: Int
  /// Places by which the point moves to the left: three for each comma behind the digits, and those behind a written point.
  private let shift: Int
  private let wholePlaces: Int
  private let leastWhole: Int
  private let leastFraction: Int
  private let mostFraction: Int
  private let zeros: ShownZeros?

  /// Whether the section shows days or times.
  var isCalendar: Bool { use == .day || use == .time || use == .elapsed }

  /// Whether a number comes out as it is kept.
  var isPlain: Bool {
    test == nil && use == .number && before.isEmpty && after.isEmpty && inner.isEmpty && percents == 0 && shift == 0
      && (isGeneral || hasExponent || (leastWhole == 1 && leastFraction == 0))
  }

  init(_ tokens: [NumberFormat.Token]) {
    test = tokens.lazy.compactMap { if case .test(let text) = $0 { Test(text) } else { nil } }.first
    let firstPlace = tokens.firstIndex { if case .place = $0 { true } else { $0 == .general } }
    let firstLetter = tokens.firstIndex { if case .letters = $0 { true } else { $0 == .elapsed } }
    let isCalendar = firstLetter.map { letter in firstPlace.map { letter < $0 } ?? true } ?? false
    let calendar = isCalendar ? NumberSection.calendar(tokens) : (hasDay: false, hasTime: false)
    showsTime = calendar.hasTime
    if isCalendar {
      use = tokens.contains(.elapsed) ? .elapsed : calendar.hasDay ? .day : .time
    } else {
      use = firstPlace == nil ? .words : .number
    }
    isGeneral = tokens.contains(.general)
    hasExponent = tokens.contains(.exponent) || (tokens.contains(.stroke) && firstPlace != nil)
    percents = tokens.count { $0 == .percent }

    let lastPlace = tokens.lastIndex { if case .place = $0 { true } else { $0 == .general } }
    var before = ""
    var after = ""
    var inner: [(words: String, place: Int)] = []
    var (places, wholePlaces, leastWhole, leastFraction, mostFraction) = (0, 0, 0, 0, 0)
    var (commas, isFraction) = (0, false)
    for (index, token) in tokens.enumerated() {
      switch token {
      case .words(let words):
        if index < firstPlace ?? .max {
          before += words
        } else if index > lastPlace ?? -1 {
          after += words
        } else {
          inner.append((words, places))
        }
      case .letters(let letter, let count) where !isCalendar:
        let words = String(repeating: letter, count: count)
        if index > lastPlace ?? -1 { after += words } else { before += words }
      case .stroke where index > lastPlace ?? -1: after += "/"
      case .place(let sign):
        places += 1
        if isFraction {
          mostFraction += 1
          if sign == "0" { leastFraction = mostFraction }
        } else {
          wholePlaces += 1
          if sign == "0" || leastWhole > 0 { leastWhole += 1 }
        }
      case .point: isFraction = true
      case .comma:
        // Commas behind the last place of the whole or of all digits move the point; others part groups.
        let isBehindWhole = places > 0 && tokens[index...].first { $0 != .comma } == .point
        if index > lastPlace ?? .max || isBehindWhole { commas += 1 }
      default: break
      }
    }
    var shift = commas * 3
    var kept: [(words: String, placesBehind: Int)] = []
    for (words, place) in inner {
      let plain = words.trimmingBlanks
      if plain == ".", !isFraction {
        shift += places - place
      } else if !plain.isEmpty, plain != "," {
        kept.append((words, places - place))
      }
    }
    self.before = before.trimmingBlanks
    self.after = after.trimmingBlanks
    self.inner = kept
    self.shift = shift
    self.wholePlaces = wholePlaces
    self.leastWhole = leastWhole
    self.leastFraction = leastFraction
    self.mostFraction = mostFraction
    zeros =
      isGeneral || hasExponent || (leastWhole <= 1 && leastFraction == 0)
      ? nil
      : ShownZeros(
        whole: UInt8(clamping: leastWhole), fraction: UInt8(clamping: leastFraction),
        mostFraction: UInt8(clamping: mostFraction))
  }

  /// Whether letters show a day and a time: `m` is a minute beside hours or seconds, else a month.
  private static func calendar(_ tokens: [NumberFormat.Token]) -> (hasDay: Bool, hasTime: Bool) {
    var letters: [(Character, Int)] = []
    for token in tokens {
      switch token {
      case .letters(let letter, let count): letters.append((letter, count))
      case .elapsed: letters.append(("h", 1))
      default: continue
      }
    }
    var (hasDay, hasTime) = (false, false)
    for (index, (letter, count)) in letters.enumerated() {
      switch letter {
      case "y", "d", "e", "b": hasDay = true
      case "a", "g": hasDay = hasDay || count >= 3
      case "h", "s": hasTime = true
      default:
        let isMinute =
          (index > 0 && letters[index - 1].0 == "h") || (index + 1 < letters.count && letters[index + 1].0 == "s")
        if isMinute { hasTime = true } else { hasDay = true }
      }
    }
    return (hasDay, hasTime)
  }

  func cell(_ value: ExactDecimal, counts1904: Bool) -> SheetCell {
    switch use {
    case .day: return day(value, counts1904)
    case .time, .elapsed: return time(value)
    case .words:
      let words = before + after
      return words.isEmpty ? SheetCell(value.text, .number, trouble: .hidden) : SheetCell(words)
    case .number: return number(value, counts1904)
    }
  }

  private func number(_ value: ExactDecimal, _ counts1904: Bool) -> SheetCell {
    // Brackets and strokes only tell that the number is negative or nothing.
    let signs = value.mantissa <= 0
    let lead = signs ? before.filter { !"(（-+".contains($0) } : before.filter { $0 != "+" }
    var tail = signs && after.hasPrefix(")") ? String(after.dropFirst()) : after
    let sign = lead.isEmpty || "¥￥".contains(lead) ? "" : lead
    if "¥￥".contains(tail) { tail = "" }
    if value.mantissa == 0, !isGeneral, !hasExponent, leastWhole == 0, leastFraction == 0, sign.isEmpty, tail.isEmpty,
      before.isEmpty
    {
      return SheetCell("0", .number, trouble: .hidden)
    }
    let scaled = value.movingPoint(left: shift - percents * 2)
    if !inner.isEmpty, !hasExponent { return SheetCell(sign + pattern(scaled) + tail) }
    if percents > 0 { return SheetCell(sign + scaled.text + "%" + tail) }
    if !sign.isEmpty || !tail.isEmpty {
      let digits = leastWhole > 1 ? zeros?.text(scaled) ?? scaled.text : scaled.text
      return SheetCell(sign + digits + tail)
    }
    var cell = SheetCell(scaled.text, .number)
    cell.zeros = zeros
    cell.counts1904 = counts1904
    cell.shrunkPlaces = UInt8(clamping: shift)
    return cell
  }

  /// The digits with the words that stand among them.
  private func pattern(_ value: ExactDecimal) -> String {
    let digits = String(value.movingPoint(left: -mostFraction).rounded(toDecimals: 0).mantissa.magnitude)
    let total = min(wholePlaces + mostFraction, 64)
    let places = String(repeating: "0", count: max(0, total - digits.count)) + digits
    var text = value.mantissa < 0 ? "-" : ""
    for (index, digit) in places.enumerated() {
      let behind = places.count - index
      if behind == mostFraction { text += "." }
      for (words, place) in inner where place == behind { text += words }
      text.append(digit)
    }
    return text
  }

  private func day(_ value: ExactDecimal, _ counts1904: Bool) -> SheetCell {
    guard let moment = DateReader.moment(serial: value, counts1904: counts1904) else {
      return SheetCell(value.text, .number)
    }
    let isNear = !showsTime && moment.secondsLeft > 0 && moment.secondsLeft <= 60
    return SheetCell(moment.date.description, .date, trouble: isNear ? .nearMidnight : nil)
  }

  /// A time of day or a length of time, which is no day.
  private func time(_ value: ExactDecimal) -> SheetCell {
    guard let seconds = value.seconds, seconds >= 0 else { return SheetCell(value.text, .number) }
    let minutes = seconds / 60
    let hours = use == .elapsed ? minutes / 60 : minutes / 60 % 24
    return SheetCell("\(hours):" + String(String(100 + minutes % 60).suffix(2)))
  }
}

extension String {
  fileprivate var trimmingBlanks: String { CellText.trimmed(self) }
}

extension ProductReader {
  /// Cuts endings without meaning, the longest first, as long as the text is no word itself.
  mutating func cutTails() {
    while true {
      if let node = index.words.node(of: scalars), !index.entries[Int(node)].anywhere.isEmpty { return }
      var node = WordTrie.root
      var cut = 0
      for length in 1..<max(1, scalars.count) {
        guard let next = index.tails.child(of: node, scalars[scalars.count - length]) else { break }
        node = next
        if index.isTail[Int(node)] { cut = length }
      }
      if cut == 0 { return }
      scalars.removeLast(cut)
    }
  }

  /// The longest words, none inside another; a single character counts only as a whole text or by its end rule.
  mutating func find() {
    finds.removeAll(keepingCapacity: true)
    let count = scalars.count
    var reached = 0
    for start in 0..<count where !isInsideLatin(start) {
      var node = WordTrie.root
      var longest: (end: Int, entry: Int32)?
      var last: Int32?
      for end in start..<count {
        guard let next = index.words.child(of: node, scalars[end]) else { break }
        node = next
        let entry = index.entries[Int(node)]
        if isInsideLatin(end + 1) { continue }
        if !entry.anywhere.isEmpty, end > start || count == 1 { longest = (end + 1, node) }
        if end + 1 == count, !entry.atEnd.isEmpty { last = node }
      }
      let isCovered = count <= reached
      if let longest, longest.end > reached {
        add(
          longest.entry, index.entries[Int(longest.entry)].anywhere, from: start, to: longest.end, of: count,
          percent: 100)
        reached = longest.end
      }
      if let last, !isCovered, longest?.end != count {
        add(last, index.entries[Int(last)].atEnd, from: start, to: count, of: count, percent: ending)
      }
    }
  }

  /// Whether a place lies between two Latin letters: IC is no word in BASIC.
  @inline(__always)
  private func isInsideLatin(_ place: Int) -> Bool {
    place > 0 && place < scalars.count && (0x41...0x5A).contains(scalars[place])
      && (0x41...0x5A).contains(scalars[place - 1])
  }

  private mutating func add(
    _ entry: Int32, _ senses: Range<Int32>, from start: Int, to end: Int, of count: Int, percent: Int
  ) {
    var factor = min(end - start, lengthLimit) * percent
    if end == count { factor = factor * head / 100 }
    if start == 0 && end == count { factor = factor * whole / 100 }
    finds.append(Find(entry: entry, senses: senses, factor: factor))
  }
}

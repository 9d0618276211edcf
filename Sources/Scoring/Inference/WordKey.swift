/// A word as the index keeps it; ordered by scalars, so that the index never depends on the order of a dictionary.
struct WordKey: Hashable, Comparable {
  let scalars: [UInt32]
  let endsText: Bool

  static func < (a: WordKey, b: WordKey) -> Bool {
    if a.scalars != b.scalars { return a.scalars.lexicographicallyPrecedes(b.scalars) }
    return !a.endsText && b.endsText
  }
}

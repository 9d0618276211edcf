extension Snapshot {
  /// What the author of a need is told over the chains as they stand; empty for a need that is not there.
  public func advice(onNeed id: Int64) -> [NeedAdvice] {
    need(id).map { NeedAdvice.of($0, links: prepared.links.map(\.input)) } ?? []
  }
}

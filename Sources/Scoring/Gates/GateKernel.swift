internal import Domain

/// One gate: the verdict of a pair, and the words for it.
protocol GateKernel {
  /// Which gate.
  static var name: GateName { get }
  /// The verdict from the facts, before any ruling.
  static func verdict(_ pair: GatePair, _ context: GateContext) -> GateVerdict
  /// The words for a verdict of this gate; rulings are worded by ``GateContext``.
  static func words(_ verdict: GateVerdict, _ subject: GateSubject, _ context: GateContext) -> GateWords
}

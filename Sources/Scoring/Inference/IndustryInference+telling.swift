extension IndustryInference {
  /// The candidates that tell something of a firm: the best one, and others that are confident enough. A far third guess would
  /// give a firm a trade it does not have.
  public func telling(_ candidates: [InferredIndustry]) -> [InferredIndustry] {
    candidates.enumerated().filter { $0.offset == 0 || $0.element.confidence >= settings[.keptConfidence] }
      .map(\.element)
  }
}

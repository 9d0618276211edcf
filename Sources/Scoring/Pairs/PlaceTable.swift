/// The places that firms name, numbered, so that a need looks each up once and not once a firm.
struct PlaceTable: Sendable {
  private(set) var codes: [String] = []
  private var numbers: [String: Int32] = [:]

  /// Gives a place a number.
  mutating func add(_ place: String) {
    guard numbers[place] == nil else { return }
    numbers[place] = Int32(codes.count)
    codes.append(place)
  }

  /// The number of a place that was added.
  func number(of place: String) -> Int32 { numbers[place] ?? -1 }
}

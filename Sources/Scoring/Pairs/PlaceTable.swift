/// The places that firms name, numbered, so that a need looks each up once and not once a firm.
struct PlaceTable: Sendable {
  private(set) var codes: [String] = []
  private var numbers: [String: Int32] = [:]

  /// The number of a place.
  mutating func number(of place: String) -> Int32 {
    if let known = numbers[place] { return known }
    let number = Int32(codes.count)
    codes.append(place)
    numbers[place] = number
    return number
  }
}

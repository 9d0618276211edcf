/// A numbered place with its share of sales or purchases.
struct PlacedShare: Sendable {
  var place: Int32
  /// Thousandths of a per cent; 0 when not given.
  var share: Int64
}

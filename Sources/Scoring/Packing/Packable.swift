/// A value that can be kept as bytes beside a million others.
protocol Packable {
  /// Appends the value.
  func pack(into packer: inout Packer)
  /// Reads what `pack` wrote.
  init(from unpacker: inout Unpacker)
}

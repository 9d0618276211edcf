import Mustache

/// A page model as a template reads it: each object is looked into once, however many of its fields are named however often.
///
/// The library asks a mirror for every name, and every mirror makes all fields anew; of a list of a hundred rows that is most of
/// the time of a page. What a model leaves open is absent where it stands, and not looked for in what lies around it.
final class Shown: MustacheParent {
  private let object: Any
  private lazy var fields = Dictionary(
    Mirror(reflecting: object).children.compactMap { child in child.label.map { ($0, Shown.of(child.value)) } },
    uniquingKeysWith: { first, _ in first })

  private init(_ object: Any) { self.object = object }

  func child(named name: String) -> Any? { fields[name] }

  /// Texts and numbers as they are, lists one by one, whatever has fields to be looked into.
  static func of(_ value: Any) -> Any {
    if value is String { return value }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { of($0.value) } ?? Absent()
    case .collection, .set: return mirror.children.map { of($0.value) }
    case .struct, .class, .tuple: return Shown(value)
    default: return value
    }
  }

  private struct Absent: MustacheCustomRepresentation {
    var representation: Any? { nil }
  }
}

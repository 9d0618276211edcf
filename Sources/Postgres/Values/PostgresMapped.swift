/// A type of another room that travels as one of the types here: give the two ways and it can be bound and read.
///
/// Add `PostgresArrayElement` to the conformance for arrays of it.
package protocol PostgresMapped: PostgresCodable {
  /// The type it travels as.
  associatedtype PostgresValue: PostgresCodable

  /// The value read; throws when it breaks a rule of this type.
  init(postgresValue: PostgresValue) throws

  var postgresValue: PostgresValue { get }
}

extension PostgresMapped {
  /// The type it travels as.
  package static var postgresType: PostgresType { PostgresValue.postgresType }

  /// Null when the value it travels as is null.
  package var isPostgresNull: Bool { postgresValue.isPostgresNull }

  /// Encodes the value it travels as.
  package func encode(into buffer: inout PostgresBuffer) { postgresValue.encode(into: &buffer) }

  /// Reads the value it travels as; whatever `init(postgresValue:)` throws becomes `.refused`.
  package static func decode(_ bytes: RawSpan, type: PostgresType) throws(PostgresValueProblem) -> Self {
    let value = try PostgresValue.decode(bytes, type: type)
    do {
      return try Self(postgresValue: value)
    } catch {
      throw .refused(expected: "\(Self.self)")
    }
  }
}

extension PostgresMapped where PostgresValue: PostgresArrayElement {
  /// The array type of the value it travels as.
  package static var postgresArrayType: PostgresType { PostgresValue.postgresArrayType }
}

extension PostgresMapped where Self: RawRepresentable, PostgresValue == RawValue {
  /// The raw value; an enumeration needs no more than `typealias PostgresValue = String`.
  package var postgresValue: RawValue { rawValue }

  /// The case with this raw value; throws when there is none.
  package init(postgresValue: RawValue) throws {
    guard let value = Self(rawValue: postgresValue) else {
      throw PostgresValueProblem.refused(expected: "\(Self.self)")
    }
    self = value
  }
}

extension PostgresType {
  /// `bool[]`
  package static let boolArray = PostgresType(rawValue: 1000)
  /// `bytea[]`
  package static let byteaArray = PostgresType(rawValue: 1001)
  /// `smallint[]`
  package static let int2Array = PostgresType(rawValue: 1005)
  /// `integer[]`
  package static let int4Array = PostgresType(rawValue: 1007)
  /// `text[]`
  package static let textArray = PostgresType(rawValue: 1009)
  /// `bigint[]`
  package static let int8Array = PostgresType(rawValue: 1016)
  /// `double precision[]`
  package static let float8Array = PostgresType(rawValue: 1022)
  /// `date[]`
  package static let dateArray = PostgresType(rawValue: 1182)
  /// `timestamptz[]`
  package static let timestamptzArray = PostgresType(rawValue: 1185)
  /// `numeric[]`
  package static let numericArray = PostgresType(rawValue: 1231)
  /// `uuid[]`
  package static let uuidArray = PostgresType(rawValue: 2951)
  /// `json[]`
  package static let jsonArray = PostgresType(rawValue: 199)
  /// `jsonb[]`
  package static let jsonbArray = PostgresType(rawValue: 3807)

  /// Whether values of this type may be arrays; a user-defined type may be.
  var mayBeArray: Bool { isUserDefined || PostgresType.arrays.contains(self) }

  private static let arrays: Set<PostgresType> = [
    .boolArray, .byteaArray, .int2Array, .int4Array, .textArray, .int8Array, .float8Array, .dateArray,
    .timestamptzArray, .numericArray, .uuidArray, .jsonArray, .jsonbArray,
    // name[], char(n)[], varchar[], float4[], oid[]
    PostgresType(rawValue: 1003), PostgresType(rawValue: 1014), PostgresType(rawValue: 1015),
    PostgresType(rawValue: 1021), PostgresType(rawValue: 1028),
  ]
}

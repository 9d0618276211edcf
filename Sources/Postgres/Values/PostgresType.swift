/// A PostgreSQL data type, named by its object id. The ids of built-in types never change (`pg_type.dat`).
@usableFromInline package struct PostgresType: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  /// The `oid` of the type in `pg_type`.
  @usableFromInline package let rawValue: UInt32

  /// The type with this `oid`.
  @usableFromInline package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// `bool`
  package static let bool = PostgresType(rawValue: 16)
  /// `bytea`
  package static let bytea = PostgresType(rawValue: 17)
  /// `name`, the type of catalogue identifiers
  package static let name = PostgresType(rawValue: 19)
  /// `bigint`
  package static let int8 = PostgresType(rawValue: 20)
  /// `smallint`
  package static let int2 = PostgresType(rawValue: 21)
  /// `integer`
  package static let int4 = PostgresType(rawValue: 23)
  /// `text`
  package static let text = PostgresType(rawValue: 25)
  /// `oid`
  package static let oid = PostgresType(rawValue: 26)
  /// `json`
  package static let json = PostgresType(rawValue: 114)
  /// `real`
  package static let float4 = PostgresType(rawValue: 700)
  /// `double precision`
  package static let float8 = PostgresType(rawValue: 701)
  package static let unknown = PostgresType(rawValue: 705)
  /// `character(n)`
  package static let bpchar = PostgresType(rawValue: 1042)
  /// `character varying(n)`
  package static let varchar = PostgresType(rawValue: 1043)
  /// `date`
  package static let date = PostgresType(rawValue: 1082)
  /// `timestamp with time zone`
  package static let timestamptz = PostgresType(rawValue: 1184)
  /// `numeric`
  package static let numeric = PostgresType(rawValue: 1700)
  /// `uuid`
  package static let uuid = PostgresType(rawValue: 2950)
  /// `tsvector`
  package static let tsvector = PostgresType(rawValue: 3614)
  /// `jsonb`
  package static let jsonb = PostgresType(rawValue: 3802)

  /// Types made by `create type` or `create extension`; an enumeration is one of them.
  package var isUserDefined: Bool { rawValue >= 16_384 }

  /// The name a developer knows, or `type 12345`.
  @usableFromInline package var description: String { PostgresType.names[self] ?? "type \(rawValue)" }

  private static let names: [PostgresType: String] = [
    .bool: "bool", .bytea: "bytea", .name: "name", .int8: "int8", .int2: "int2", .int4: "int4", .text: "text",
    .oid: "oid", .json: "json", .float4: "float4", .float8: "float8", .unknown: "unknown", .bpchar: "char(n)",
    .varchar: "varchar", .date: "date", .timestamptz: "timestamptz", .numeric: "numeric", .uuid: "uuid",
    .jsonb: "jsonb", .tsvector: "tsvector", .boolArray: "bool[]", .byteaArray: "bytea[]", .int8Array: "int8[]",
    .int2Array: "int2[]",
    .int4Array: "int4[]", .textArray: "text[]", .jsonArray: "json[]", .float8Array: "float8[]",
    .dateArray: "date[]", .timestamptzArray: "timestamptz[]", .numericArray: "numeric[]", .uuidArray: "uuid[]",
    .jsonbArray: "jsonb[]",
  ]
}

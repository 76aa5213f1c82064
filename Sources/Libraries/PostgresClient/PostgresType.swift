/// The types that travel as parameters and results, by their fixed numbers in `pg_type`.
enum PostgresType: UInt32 {
  case bool = 16
  case bytea = 17
  case name = 19
  case int8 = 20
  case int2 = 21
  case int4 = 23
  case text = 25
  case bpchar = 1042
  case varchar = 1043
  case date = 1082
  case timestamptz = 1184
  case numeric = 1700
  case uuid = 2950

  /// The number of the type's array; nil where no such array is sent.
  var array: UInt32? {
    switch self {
    case .bool: 1000
    case .bytea: 1001
    case .int2: 1005
    case .int4: 1007
    case .text: 1009
    case .int8: 1016
    case .date: 1182
    case .timestamptz: 1185
    case .numeric: 1231
    case .uuid: 2951
    case .name, .bpchar, .varchar: nil
    }
  }
}

/// PostgreSQL counts days and microseconds from 2000-01-01; everyone else from 1970-01-01.
enum PostgresEpoch {
  static let days: Int32 = 10_957
  static let microseconds: Int64 = 946_684_800_000_000
}

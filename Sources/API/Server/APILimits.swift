/// How much a request may bring, how slowly, and how many may come at once.
package struct APILimits: Sendable, Hashable {
  /// Bytes of a JSON body; 1 MiB.
  package var bodyBytes = 1 << 20
  /// Bytes of a workbook; 100 MiB.
  package var importBytes = 100 << 20
  /// Bytes of a file that a page takes to import; 20 MiB.
  package var uploadBytes = 20 << 20
  /// Bytes of a command with its files, and of what it writes; 16 MiB.
  package var commandBytes = 16 << 20
  /// Seconds a body may take whatever its pace; 10.
  package var patienceSeconds = 10
  /// Bytes a second that a body must bring on average after that; 1,024.
  package var slowestPace = 1024
  /// Seconds after which a request must be there whole, whatever its pace; 1,800.
  package var requestSeconds = 1800
  /// Seconds after which the first request's head must be there, the handshake of TLS included; 10.
  package var headSeconds = 10
  /// Bytes of a request's head; 80 KiB.
  package var headBytes = 80 << 10
  /// Headers of a request; 100.
  package var headFields = 100
  /// Seconds a connection may stand without a request, or a body without a byte; 60.
  package var idleSeconds = 60
  /// Seconds a client may leave a waiting answer unread; 60.
  package var answerSeconds = 60
  /// Connections at once; 512.
  package var connections = 512
  /// Connections at once of one address, of IPv6 of one /64; 128.
  package var addressConnections = 128

  /// The defaults, but for what is set here.
  package init(_ set: (inout APILimits) -> Void = { _ in }) { set(&self) }

  /// One limit as it is set from outside.
  package struct Setting: Sendable {
    /// Such as `limit.body.bytes`.
    package let key: String
    package let path: any WritableKeyPath<APILimits, Int> & Sendable
    package let range: ClosedRange<Int>
  }

  /// Every limit by its key, with what it may be.
  package static let settings: [Setting] = [
    Setting(key: "limit.body.bytes", path: \.bodyBytes, range: 1024...(1 << 30)),
    Setting(key: "limit.import.bytes", path: \.importBytes, range: 1024...(1 << 30)),
    Setting(key: "limit.upload.bytes", path: \.uploadBytes, range: 1024...(1 << 30)),
    Setting(key: "limit.command.bytes", path: \.commandBytes, range: 1024...(1 << 30)),
    Setting(key: "limit.body.seconds", path: \.patienceSeconds, range: 1...3600),
    Setting(key: "limit.body.pace", path: \.slowestPace, range: 1...(1 << 20)),
    Setting(key: "limit.request.seconds", path: \.requestSeconds, range: 1...86_400),
    Setting(key: "limit.head.seconds", path: \.headSeconds, range: 1...3600),
    Setting(key: "limit.head.bytes", path: \.headBytes, range: 4096...(1 << 20)),
    Setting(key: "limit.head.fields", path: \.headFields, range: 20...10_000),
    Setting(key: "limit.idle.seconds", path: \.idleSeconds, range: 1...3600),
    Setting(key: "limit.answer.seconds", path: \.answerSeconds, range: 1...3600),
    Setting(key: "limit.connections", path: \.connections, range: 1...100_000),
    Setting(key: "limit.connections.address", path: \.addressConnections, range: 1...100_000),
  ]
}

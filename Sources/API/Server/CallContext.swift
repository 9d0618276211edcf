import Hummingbird
import NIOCore

/// What is known of a request beside itself.
struct CallContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The port the connection came in at.
  let localPort: Int?
  /// The network address the connection came from; empty where it has none.
  let address: String
  /// The request's id, the same in answer, log and change.
  var requestID = ""

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? ""
    localPort = source.channel.localAddress?.port
  }
}

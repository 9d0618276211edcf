import Hummingbird
import NIOCore

/// What is known of a request beside itself.
struct CallContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The port the connection came in at.
  let localPort: Int?
  /// The network address at the other end of the connection; empty where it has none.
  let peer: String
  /// How the request came: from where, and whether others could read it.
  var approach = Approach()
  /// The network address of whoever asks; empty where it is not known.
  var address: String { approach.address }
  /// The request's id, the same in answer, log and change.
  var requestID = ""

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? ""
    localPort = source.channel.localAddress?.port
  }
}

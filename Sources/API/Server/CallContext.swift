import Hummingbird
import NIOCore

/// What is known of a request beside itself.
struct CallContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The port the connection came in at.
  let localPort: Int?
  /// The request's id, the same in answer, log and change.
  var requestID = ""

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    localPort = source.channel.localAddress?.port
  }
}

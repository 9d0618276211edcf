import Glibc
import HummingbirdCore
import Logging
import NIOCore
import Service
import Synchronization

/// Counts the connections that stand, all of them and those of one address, and lets in no more than the limits say. Who is too
/// many is closed at once: were they kept waiting, a few idle ones would keep everybody out.
final class ConnectionGate: Sendable {
  private struct Standing {
    var all = 0
    var byAddress: [NetworkAddress: Int] = [:]
    /// When a refusal was last told of.
    var told: NIODeadline?
  }

  /// Bytes of an answer that the system takes ahead of what was sent; 64 KiB. With megabytes taken it would look for minutes as
  /// if a slow client read nothing.
  static let aheadBytes = 64 << 10

  private let limits: APILimits
  private let door: ServerDoor
  private let standing = Mutex(Standing())

  init(_ limits: APILimits, _ door: ServerDoor) {
    self.limits = limits
    self.door = door
  }

  /// Whether one more may stand, which is counted then. All clients of a trusted proxy come from its address, so that only the
  /// number of all holds for it.
  func enters(_ address: NetworkAddress?) -> Bool {
    let counted = countedAddress(address)
    return standing.withLock { standing in
      guard standing.all < limits.connections else { return false }
      if let counted {
        guard standing.byAddress[counted, default: 0] < limits.addressConnections else { return false }
        standing.byAddress[counted, default: 0] += 1
      }
      standing.all += 1
      return true
    }
  }

  /// Gives back what `enters` counted.
  func leaves(_ address: NetworkAddress?) {
    let counted = countedAddress(address)
    standing.withLock { standing in
      standing.all -= 1
      guard let counted, let number = standing.byAddress[counted] else { return }
      standing.byAddress[counted] = number > 1 ? number - 1 : nil
    }
  }

  /// Tells the log of a refusal, once a minute: whoever floods the server must not flood the log.
  func tell(_ address: NetworkAddress?, _ logger: Logger) {
    let isTold = standing.withLock { standing in
      let now = NIODeadline.now()
      if let told = standing.told, now - told < .seconds(60) { return false }
      standing.told = now
      return true
    }
    guard isTold else { return }
    logger.warning("connections are refused: too many", metadata: ["address": "\(address?.text ?? "")"])
  }

  private func countedAddress(_ address: NetworkAddress?) -> NetworkAddress? {
    guard let address, !door.isTrusted(address) else { return nil }
    return address.neighbourhood
  }
}

/// Connections that pass the gate, and then what they are made for.
struct GatedChannel<Base: ServerChildChannel>: ServerChildChannel {
  let base: Base
  let gate: ConnectionGate

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
    let address = channel.remoteAddress?.ipAddress.flatMap(NetworkAddress.init)
    guard gate.enters(address) else {
      gate.tell(address, logger)
      channel.close(promise: nil)
      return channel.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
    }
    try? channel.syncOptions?.setOption(
      .tcpOption(.init(rawValue: TCP_NOTSENT_LOWAT)), value: ConnectionGate.aheadBytes)
    channel.closeFuture.whenComplete { [gate] _ in gate.leaves(address) }
    return base.setup(channel: channel, logger: logger)
  }

  func handle(value: Base.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}

import Foundation
package import Service

/// Where a server is: `https://yinfeng.example.cn`, perhaps with a port.
package struct ServerAddress: Sendable {
  /// The address without a closing slash.
  package let text: String
  let isEncrypted: Bool
  let isOnThisComputer: Bool

  /// Reads an address as it is written.
  ///
  /// Throws `ServiceError` `server_invalid`, and `server_insecure` for one on another computer that is not reached by https.
  package init(_ written: String, allowsClear: Bool) throws(ServiceError) {
    guard let parts = URLComponents(string: written), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme), let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil,
      parts.password == nil, parts.query == nil, parts.fragment == nil, ["", "/"].contains(parts.path)
    else {
      throw ServiceError(
        .invalid, code: "server_invalid",
        message: "服务器地址应写成 https://名称 或 https://名称:端口,不能是「\(ServerAddress.shown(written))」。")
    }
    let plain = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    isOnThisComputer = plain == "localhost" || NetworkAddress(plain)?.isLoopback == true
    isEncrypted = scheme == "https"
    text = written.hasSuffix("/") ? String(written.dropLast()) : written
    guard isEncrypted || isOnThisComputer || allowsClear else {
      throw ServiceError(
        .invalid, code: "server_insecure",
        message: "「\(written)」不是 https,令牌与数据会以明文经过网络,没有连接。请改用 https 地址;确知线路可信的,加 --insecure。")
    }
  }

  /// The address without what may be a password.
  private static func shown(_ written: String) -> String {
    written.contains("@") ? "…@" + (written.split(separator: "@").last.map(String.init) ?? "") : written
  }
}

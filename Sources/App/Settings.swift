package import API
import Configuration
import Domain
import Foundation
package import Logging
package import Service

/// Everything that can be set from outside. Each key is read from flags, then the environment (`YINFENG_…`), then the
/// configuration file, then its default; a value that cannot be read refuses to start and names the key.
package struct Settings: Sendable {
  /// `database.url`: a libpq URI of a server of one's own; the embedded cluster when absent.
  package var databaseURL: String?
  /// `data.dir`: where the embedded cluster lives; `$XDG_DATA_HOME/yinfeng`, as root `/var/lib/yinfeng`.
  package var dataDirectory: String?
  /// `keys.file`: the keys of the sealed contact columns; for the embedded cluster `keys/contact.keys` in its data folder,
  /// made with the cluster. A server of one's own keeps contacts in the clear until a file is named. A path below systemd's
  /// `$CREDENTIALS_DIRECTORY` (`LoadCredential=`) will do.
  package var keysFile: String?
  /// `organisation`: the partnership worked on, by its number or its code; 1.
  package var organisation: Int64
  /// The code, where one was given: the database tells its number.
  package var organisationCode: String?
  /// `actor`: on whose behalf; the operating-system user.
  package var actor: String
  /// `log.level`: trace, debug, info, notice, warning, error or critical; warning.
  package var logLevel: Logger.Level
  /// `scene.megabytes`: what the prepared data of all organisations may take in memory; 1,024.
  package var sceneBytes: Int
  /// `pool.size`: connections to the database at most; 4.
  package var poolSize: Int

  /// `serve.host`, `serve.port`: where the server listens; 127.0.0.1 and 8080.
  package var host: String
  package var port: Int
  /// `serve.name`: the names it is called by from outside, separated by commas; none.
  package var names: [PublicName]
  /// `tls.certificate`, `tls.key`: PEM files of the certificate chain and its key; without them HTTP is plain.
  package var certificate: CertificateFiles?
  /// `proxy.trusted`: addresses or blocks of the proxies that are believed, separated by commas; none.
  package var proxies: [AddressBlock]
  /// `proxy.headers`: `x-forwarded` or `forwarded`; x-forwarded.
  package var proxyHeaders: ForwardingHeaders
  /// `hsts.seconds`: for how long browsers are told to ask by https alone, 0 for not at all; a year.
  package var strictSeconds: Int
  /// `server`: the address of a server on which commands are done; here when absent.
  package var server: String?
  /// `server.token.file`: a file with the token to show there, for its owner alone.
  package var tokenFile: String?
  /// `YINFENG_TOKEN`: the token itself, in the environment alone: flags are seen by all on the computer.
  package var token: String?
  /// `server.ca.file`: PEM certificates that are trusted beside those of the system.
  package var authorities: String?
  /// `server.insecure`: whether the token may go in the clear to another computer; false.
  package var isInsecure: Bool
  /// `limit.…`: what a request may bring, how slowly, and how many connections may stand.
  package var limits = APILimits()

  /// Reads the settings; `flags` are those given on the command line, by key.
  package init(flags: [String: String] = [:], environment: [String: String] = ProcessInfo.processInfo.environment)
    throws
  {
    var own: [String: String] = [:]
    for (key, value) in environment where key.hasPrefix("YINFENG_") {
      own[key.dropFirst("YINFENG_".count).lowercased().split(separator: "_").joined(separator: ".")] = value
    }
    let file = try Settings.file(environment)
    func provider(_ name: String, _ values: [String: String]) -> InMemoryProvider {
      InMemoryProvider(
        name: name,
        values: Dictionary(
          values.map {
            (AbsoluteConfigKey($0.key.split(separator: ".").map(String.init)), ConfigValue(stringLiteral: $0.value))
          },
          uniquingKeysWith: { first, _ in first }))
    }
    let reader = ConfigReader(providers: [
      provider("flags", flags), provider("environment", own), provider("file", file),
    ])
    databaseURL = reader.string(forKey: "database.url")
    dataDirectory = reader.string(forKey: "data.dir")
    keysFile = reader.string(forKey: "keys.file")
    actor = try Settings.parsed(reader, "actor", NSUserName()) {
      TextRule.name.problem($0) == nil && !$0.allSatisfy(\.isWhitespace) ? $0 : nil
    }
    let partnership = try Settings.parsed(reader, "organisation", "1") { $0.isEmpty ? nil : $0 }
    organisation = Int64(partnership) ?? 0
    organisationCode = Int64(partnership) == nil ? partnership : nil
    poolSize = try Settings.parsed(reader, "pool.size", 4) { Int($0).flatMap { (1...64).contains($0) ? $0 : nil } }
    sceneBytes =
      try Settings.parsed(reader, "scene.megabytes", 1024) {
        Int($0).flatMap { (64...1_048_576).contains($0) ? $0 : nil }
      }
      << 20
    server = reader.string(forKey: "server").flatMap { $0.isEmpty ? nil : $0 }
    tokenFile = reader.string(forKey: "server.token.file")
    token = environment["YINFENG_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
    authorities = reader.string(forKey: "server.ca.file")
    isInsecure = try Settings.parsed(reader, "server.insecure", false) { Bool($0.lowercased()) }
    host = reader.string(forKey: "serve.host") ?? "127.0.0.1"
    port = try Settings.parsed(reader, "serve.port", 8080) { Int($0) }
    names = try Settings.parsed(reader, "serve.name", []) { Settings.list($0, PublicName.init) }
    proxies = try Settings.parsed(reader, "proxy.trusted", []) { Settings.list($0, AddressBlock.init) }
    proxyHeaders = try Settings.parsed(reader, "proxy.headers", .xForwarded) {
      ForwardingHeaders(rawValue: $0.lowercased())
    }
    strictSeconds = try Settings.parsed(reader, "hsts.seconds", 31_536_000) {
      Int($0).flatMap { (0...315_360_000).contains($0) ? $0 : nil }
    }
    switch (reader.string(forKey: "tls.certificate"), reader.string(forKey: "tls.key")) {
    case (let chain?, let key?): certificate = CertificateFiles(certificate: chain, key: key)
    case (nil, nil): certificate = nil
    case (let chain, _):
      throw ServiceError(
        .invalid, code: "invalid_setting",
        message: "证书与私钥须一并给出:缺少 \(chain == nil ? "tls.certificate" : "tls.key")。")
    }
    for limit in APILimits.settings {
      limits[keyPath: limit.path] = try Settings.parsed(reader, limit.key, limits[keyPath: limit.path]) {
        Int($0).flatMap { limit.range.contains($0) ? $0 : nil }
      }
    }
    logLevel = try Settings.parsed(reader, "log.level", .warning) { Logger.Level(rawValue: $0.lowercased()) }
  }

  /// What the server listens at, its certificate read.
  ///
  /// Throws what `ServerDoor` and `CertificateHolder` throw.
  package func door() throws -> ServerDoor {
    try ServerDoor(
      host: host, port: port, names: names, certificate: certificate.map { try CertificateHolder($0) },
      proxies: proxies, headers: proxyHeaders, strictSeconds: strictSeconds)
  }

  /// The parts of a list with commas; `nil` where one cannot be read, and for none.
  private static func list<Value>(_ text: String, _ read: (String) -> Value?) -> [Value]? {
    let parts = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let values = parts.compactMap(read)
    return values.isEmpty || values.count < parts.count ? nil : values
  }

  private static func parsed<Value>(
    _ reader: ConfigReader, _ key: String, _ standard: Value, _ parse: (String) -> Value?
  ) throws -> Value {
    guard let text = reader.string(forKey: ConfigKey(key.split(separator: ".").map(String.init))) else {
      return standard
    }
    guard let value = parse(text) else {
      throw ServiceError(.invalid, code: "invalid_setting", message: "配置项 \(key) 的值「\(text)」无法使用。")
    }
    return value
  }

  /// `key = value` lines of `$XDG_CONFIG_HOME/yinfeng/yinfeng.conf`, as root `/etc/yinfeng.conf`, or of `YINFENG_CONFIG`.
  private static func file(_ environment: [String: String]) throws -> [String: String] {
    let home = environment["XDG_CONFIG_HOME"] ?? (environment["HOME"].map { $0 + "/.config" } ?? "/etc")
    let standard = geteuid() == 0 ? "/etc/yinfeng.conf" : home + "/yinfeng/yinfeng.conf"
    let path = environment["YINFENG_CONFIG"] ?? standard
    guard FileManager.default.fileExists(atPath: path) else {
      guard environment["YINFENG_CONFIG"] == nil else {
        throw ServiceError(.notFound, code: "config_missing", message: "找不到 YINFENG_CONFIG 指定的配置文件 \(path)。")
      }
      return [:]
    }
    var values: [String: String] = [:]
    for (index, line) in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").enumerated() {
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.isEmpty || text.hasPrefix("#") { continue }
      guard let equals = text.firstIndex(of: "=") else {
        throw ServiceError(.invalid, code: "invalid_setting", message: "\(path) 第 \(index + 1) 行应为「键 = 值」。")
      }
      values[text[..<equals].trimmingCharacters(in: .whitespaces)] =
        text[text.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    }
    return values
  }
}

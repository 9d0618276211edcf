import Cluster
import Testing

@Suite struct EndpointTests {
  @Test(
    "the URI names role, encoded socket folder and database",
    arguments: [
      (ClusterRole.application, nil, "postgresql://yinfeng_app@%2Frun%2Fyin%20feng:5432/yinfeng"),
      (.owner, "t_1", "postgresql://yinfeng_owner@%2Frun%2Fyin%20feng:5432/t_1"),
      (.superuser, "a/b", "postgresql://postgres@%2Frun%2Fyin%20feng:5432/a%2Fb"),
    ])
  func uri(role: ClusterRole, database: String?, expected: String) {
    let endpoint = ClusterEndpoint(socketDirectory: "/run/yin feng", port: 5432)
    #expect(endpoint.uri(role: role, database: database) == expected)
  }

  @Test(
    "the data folder follows the account and the XDG variables",
    arguments: [
      ([:], true, "/var/lib/yinfeng"),
      (["XDG_DATA_HOME": "/d", "HOME": "/h"], false, "/d/yinfeng"),
      (["XDG_DATA_HOME": "relative", "HOME": "/h"], false, "/h/.local/share/yinfeng"),
      (["HOME": "/h"], false, "/h/.local/share/yinfeng"),
    ])
  func defaultFolder(environment: [String: String], isRoot: Bool, expected: String) {
    #expect(ClusterSettings.defaultDataDirectory(environment: environment, isRoot: isRoot) == expected)
  }
}

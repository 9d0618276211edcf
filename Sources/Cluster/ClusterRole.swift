/// A database role of the embedded cluster.
package enum ClusterRole: String, Sendable, Hashable, CaseIterable {
  /// Owns the database and migrates it; not a superuser.
  case owner = "yinfeng_owner"
  /// The daily role: owns nothing and sees what it was granted.
  case application = "yinfeng_app"
  /// What `initdb` made. Only the operating-system account that runs the server may use it,
  /// for the cluster's own set-up and for rescue by hand.
  case superuser = "postgres"
}

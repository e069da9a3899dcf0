/// What tells one state of a file or folder from another without reading it.
package struct FileStamp: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file, folder
    /// A pipe, a socket or a device.
    case other
  }

  package var kind: Kind
  /// When it was last changed, in nanoseconds since 1970.
  package var modified: Int
  /// In bytes.
  package var size: Int
  /// The number of its place on the disk, which a file that is put in its place does not have.
  package var node: UInt64

  package init(kind: Kind, modified: Int, size: Int, node: UInt64) {
    self.kind = kind
    self.modified = modified
    self.size = size
    self.node = node
  }
}

import GalleyBasics
import Synchronization

/// What the files of layouts say that others extend, as long as no file changes.
package final class ReadBases: Sendable {
  private let trees = Mutex<[String: Diagnosed<YAMLNode?>]>([:])

  package init() {}

  subscript(path: String) -> Diagnosed<YAMLNode?>? {
    get { trees.withLock { $0[path] } }
    set { trees.withLock { $0[path] = newValue } }
  }
}

extension YAMLNode {
  /// How many scalars, lists and mappings a tree has, keys among them; no more than a limit are counted.
  func nodeCount(upTo limit: Int) -> Int {
    var count = 0
    var waiting = [self]
    while count < limit, let node = waiting.popLast() {
      count += 1
      switch node.content {
      case .scalar: break
      case .sequence(let items): waiting += items
      case .mapping(let entries):
        count += entries.count
        waiting += entries.map(\.value)
      }
    }
    return min(count, limit)
  }
}

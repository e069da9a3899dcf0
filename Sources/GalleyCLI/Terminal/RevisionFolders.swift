import Galley
import GalleyBasics
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The git revisions that a command has written out, which are gone when it ends: by itself, by Ctrl-C or by a signal to
/// terminate.
final class RevisionFolders: Sendable {
  private let revisions = Mutex<[GitRevision]>([])

  /// Writes a revision out.
  ///
  /// - Throws: an error where there is no such revision.
  func write(_ name: String, of project: String) throws(GalleyError) -> GitRevision {
    // Who is interrupted meanwhile waits until all of it can be taken away.
    try revisions.withLock { (revisions) throws(GalleyError) -> GitRevision in
      if revisions.isEmpty { removeAtSignals() }
      let revision = try GitRevision(name, of: project)
      revisions.append(revision)
      return revision
    }
  }

  func removeAll() {
    revisions.withLock { revisions in
      for revision in revisions { revision.remove() }
      revisions = []
    }
  }

  private func removeAtSignals() {
    // Threads inherit what is blocked, so the signals come to the one that waits for them and nowhere else.
    var endings = sigset_t()
    sigemptyset(&endings)
    sigaddset(&endings, SIGINT)
    sigaddset(&endings, SIGTERM)
    sigaddset(&endings, SIGHUP)
    pthread_sigmask(SIG_BLOCK, &endings, nil)
    let waited = endings
    Task.detached { [self] in
      var waited = waited
      var number: Int32 = 0
      while sigwait(&waited, &number) != 0 {}
      removeAll()
      // The process ends as it would have without this.
      signal(number, SIG_DFL)
      pthread_sigmask(SIG_UNBLOCK, &waited, nil)
      kill(getpid(), number)
    }
  }
}

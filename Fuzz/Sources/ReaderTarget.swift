import GalleyBasics
import GalleyContent
import GalleyModel

/// Files of other systems: each reader finds the articles of a file and reads them, and their pages are made.
enum ReaderTarget {
  /// The most articles of a file that are read.
  private static let most = 4

  static func of(_ format: ArticleFormat) -> @Sendable ([UInt8]) -> Void {
    { bytes in
      let name = "articles/story.\(format.endings.sorted()[0])"
      var workspace = MemoryWorkspace([:])
      workspace.files[name] = bytes
      guard let file = try? ArticleFile(name, format, in: workspace) else { return }
      expect(file.names.count == file.count, "an article has no name")
      for index in 0..<min(file.count, most) {
        let head = try? file.article(at: index, .head, in: workspace)
        guard let whole = try? file.article(at: index, in: workspace) else { continue }
        expect(
          head?.value?.title.value == whole.value?.title.value, "a head and its article differ")
        let size = whole.value?.body.text.count ?? 0
        expect(size <= 16 * bytes.count + 4096, "\(bytes.count) bytes became \(size)")
        PageTargets.show(whole)
      }
    }
  }
}

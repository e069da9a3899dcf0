import GalleyLanguage
import GalleyModel
import GalleyRules
import GalleySyntax
import GalleyTestSupport
import Testing

/// Reads files as the program does and checks them by all rules.
enum Checked {
  /// Everything that is found in the first file of an example.
  static func diagnostics(of example: Example) -> [Diagnostic] {
    let files = Dictionary(
      uniqueKeysWithValues: example.files.map { ($0.path, $0.text + "\n") })
    let path = example.files[0].path
    let loader = Loader(MemoryWorkspace(files), root: "")
    if path.hasSuffix(".md") { return article(loader, path) }
    if path == "site.yaml" { return site(loader, path) }
    return layout(loader, path)
  }

  /// Everything that is found in a layout.
  static func layout(_ text: String) -> [Diagnostic] {
    diagnostics(of: Example([.init("layouts/article.yaml", text)]))
  }

  static func article(_ text: String) -> [Diagnostic] {
    diagnostics(of: Example([.init("articles/story.md", text)]))
  }

  static func site(_ text: String) -> [Diagnostic] {
    diagnostics(of: Example([.init("site.yaml", text)]))
  }

  private static func layout(_ loader: Loader, _ path: String) -> [Diagnostic] {
    let read = loader.layout(at: path)
    let hasErrors = read.diagnostics.contains { $0.severity == .error }
    guard let layout = read.value, !hasErrors else { return read.diagnostics }
    return read.diagnostics + RuleRegistry.check(layout)
  }

  private static func article(_ loader: Loader, _ path: String) -> [Diagnostic] {
    let read = loader.article(at: path)
    return read.diagnostics + (read.value.map { RuleRegistry.check($0) } ?? [])
  }

  private static func site(_ loader: Loader, _ path: String) -> [Diagnostic] {
    let read = loader.site(at: path)
    return read.diagnostics + (read.value.map(RuleRegistry.check) ?? [])
  }
}

/// A rule, named by its id in what a test prints.
struct NamedRule: CustomTestStringConvertible, Sendable {
  let id: String

  var rule: any Rule.Type { RuleRegistry[id]! }
  var testDescription: String { id }

  static let all = RuleRegistry.all.map { NamedRule(id: $0.id) }
}

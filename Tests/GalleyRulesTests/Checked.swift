import GalleyLanguage
import GalleyModel
import GalleyRules
import GalleySyntax
import Testing

/// Reads files as the program does and checks them by all rules.
enum Checked {
  /// Everything that is found in an example; `nil` where it takes a whole project to read it.
  static func diagnostics(of example: Example) -> [Diagnostic]? {
    guard let file = example.files.first, !file.text.contains("extends:") else { return nil }
    let source = SourceFile(path: file.path, text: file.text + "\n")
    if file.path.hasPrefix("layouts/") { return layout(source) }
    if file.path == "site.yaml" { return site(source) }
    return nil
  }

  static func layout(_ text: String) -> [Diagnostic] {
    layout(SourceFile(path: "layouts/article.yaml", text: text))
  }

  static func layout(_ file: SourceFile) -> [Diagnostic] {
    let tree = YAMLNode.parse(file)
    guard let root = tree.value else { return tree.diagnostics }
    let findings = Findings()
    guard let layout = Layout(root, findings) else {
      return tree.diagnostics + findings.diagnostics
    }
    let resolved = layout.resolve()
    let read = tree.diagnostics + findings.diagnostics + resolved.diagnostics
    let isWhole = !read.contains { $0.severity == .error }
    return read + RuleRegistry.check(resolved.value, isWhole: isWhole).diagnostics
  }

  static func site(_ file: SourceFile) -> [Diagnostic] {
    let tree = YAMLNode.parse(file)
    let findings = Findings()
    guard let root = tree.value, let site = Site(root, findings) else {
      return tree.diagnostics + findings.diagnostics
    }
    return tree.diagnostics + findings.diagnostics
      + RuleRegistry.check(site, in: file).diagnostics
  }
}

/// A rule's type, named by its id in what a test prints.
struct Named: CustomTestStringConvertible, Sendable {
  let id: String

  var rule: any Rule.Type { RuleRegistry[id]! }
  var testDescription: String { id }

  static let all = RuleRegistry.all.map { Named(id: $0.id) }
}

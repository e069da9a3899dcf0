package import GalleyModel
package import GalleyBasics

/// Reads layouts, sites and articles from a workspace.
package struct Loader: Sendable {
  let workspace: any Workspace
  /// The folder that no `extends` leads out of.
  let root: String
  /// What all layouts lay their own policies over.
  let policy: PolicyChanges

  package init(
    _ workspace: any Workspace, root: String, policy: PolicyChanges = PolicyChanges()
  ) {
    self.workspace = workspace
    self.root = root
    self.policy = policy
  }

  package func site(at path: String) -> Diagnosed<Site?> {
    decode(path, "a site") { Site($0, $1) }
  }

  package func config(at path: String) -> Diagnosed<ProjectConfig?> {
    decode(path, "a project", empty: ProjectConfig()) { ProjectConfig($0, $1) }
  }

  /// Reads a file and decodes its root node; an empty file is an error unless `empty` stands for it.
  func decode<Value>(
    _ path: String, _ what: String, empty: Value? = nil,
    _ decode: (YAMLNode, Findings) -> Value?
  ) -> Diagnosed<Value?> {
    let findings = Findings()
    guard let file = read(path, limit: YAMLLimits.standard.bytes, findings) else {
      return Diagnosed(nil, findings.diagnostics)
    }
    let parsed = YAMLNode.parse(file)
    findings.report(contentsOf: parsed.diagnostics)
    guard let root = parsed.value else {
      if parsed.diagnostics.isEmpty && empty == nil {
        findings.report(.emptyFile, "the file is empty, expected \(what)", at: file.span)
      }
      return Diagnosed(empty, findings.diagnostics)
    }
    return Diagnosed(decode(root, findings), findings.diagnostics)
  }

  func read(_ path: String, limit: Int, _ findings: Findings) -> SourceFile? {
    do throws(FileProblem) {
      if workspace.leadsOut(path, of: root) { throw .leadsOut }
      return SourceFile(path: path, bytes: try workspace.read(path, limit: limit))
    } catch {
      findings.report(.unreadable(path, error))
      return nil
    }
  }
}

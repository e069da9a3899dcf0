import GalleyBasics
import GalleyLanguage
import GalleyModel
import GalleyRendering

/// Copies a project's assets beside its pages. One that cannot be copied is a finding, and the others are.
package struct AssetCopy: Sendable {
  /// How many files were copied.
  private(set) var count = 0
  /// The files, copied or not, as paths below the output.
  private(set) var files: [String] = []
  private(set) var findings: [Diagnostic] = []

  /// The most bytes that a file may have to be copied or served.
  package static let sizeLimit = 64 << 20

  /// - Parameter folder: the assets' folder below the project's, and below the output.
  init(_ folder: String, of project: Project, to output: OutputFolder) {
    let source = project.path(folder)
    let workspace = project.workspace
    let found = Self.files(below: source, of: project)
    findings = found.findings
    files = found.files.map { Path.join(folder, $0) }
    for file in found.files {
      let path = Path.join(source, file)
      let target = Path.join(folder, file)
      let bytes: [UInt8]
      do {
        bytes = try workspace.read(path, limit: Self.sizeLimit)
      } catch {
        findings.append(.unreadable(path, error))
        continue
      }
      do {
        try output.write(bytes, to: target)
        count += 1
      } catch {
        findings.append(.unwritable(Path.join(output.path, target), error))
      }
    }
  }
}

extension AssetCopy {
  /// The files of a folder of assets, and those that cannot be copied; a project may do without the folder.
  private static func files(
    below source: String, of project: Project
  ) -> (files: [String], findings: [Diagnostic]) {
    do {
      let tree = try FileTree(
        below: source, endings: [], root: project.folder, in: project.workspace)
      return (tree.files, tree.findings)
    } catch {
      return ([], error == .missing ? [] : [.unreadable(source, error)])
    }
  }

  /// What a build would not copy of a project's assets, as far as it is known from opening them.
  static func findings(in project: Project) -> [Diagnostic] {
    let source = project.path(project.config.assets)
    let workspace = project.workspace
    let (files, findings) = files(below: source, of: project)
    let unread = files.compactMap { file -> Diagnostic? in
      let path = Path.join(source, file)
      if let size = workspace.stamp(of: path)?.size, size > sizeLimit {
        return .unreadable(path, .tooLarge(bytes: size, limit: sizeLimit))
      }
      do throws(FileProblem) {
        // No byte of it is wanted, only whether it opens.
        _ = try workspace.read(path, part: 0..<0)
        return nil
      } catch {
        return .unreadable(path, error)
      }
    }
    return findings + unread
  }
}

/// Copies the fonts of layouts beside the pages, each file once.
struct FontCopy {
  /// The files, copied or not, as paths below the output.
  private(set) var files: Set<String> = []
  private(set) var findings: [Diagnostic] = []

  init(_ layouts: [ResolvedLayout], to output: OutputFolder) {
    for font in layouts.flatMap(\.fontFiles.values) where files.insert(font.builtPath).inserted {
      do {
        try output.write(font.bytes, to: font.builtPath)
      } catch {
        findings.append(.unwritable(Path.join(output.path, font.builtPath), error))
      }
    }
  }
}

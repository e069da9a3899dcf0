import ArgumentParser
import Galley
import GalleyBasics

/// Which project a command works in.
struct ProjectOption: ParsableArguments {
  @Option(
    name: .long, help: "The project's folder (default: the one that the current folder is in).",
    completion: .directory)
  var project: String?

  @Option(name: .long, help: "Take layouts that have a variant of this name as that.")
  var variant: String?

  /// The project that was named, or that one of the files or the current folder belongs to, or else
  /// the current folder taken as one.
  ///
  /// - Parameters:
  ///   - others: the other files that were named; all of them may be pipes.
  ///   - input: what was read of standard input already.
  func find(
    near files: [String] = [], reading others: [String] = [], input: [UInt8]? = nil
  ) throws -> Project {
    try varied(try Self.find(project, near: files, reading: others, input: input))
  }

  /// The project with the variant that was asked for.
  func varied(_ project: Project) throws -> Project {
    try variant.map { try project.varied(variant: $0) } ?? project
  }

  static func find(
    _ folder: String?, near files: [String] = [], reading others: [String] = [],
    input: [UInt8]? = nil
  ) throws -> Project {
    let workspace = DiskWorkspace(named: files + others, input: input)
    if let folder { return try Project.open(folder, in: workspace) }
    for file in files where file.contains("/") || file.contains(".") {
      if let found = try Project.find(from: Path.folder(of: file), in: workspace) { return found }
    }
    return try Project.find(from: ".", in: workspace) ?? Project.bare(in: workspace)
  }
}

extension ProjectOption {
  /// Files by the projects that they belong to, in the order of the first file of each; those of no project with the
  /// first. All are one part where a project is named.
  ///
  /// - Parameter onlyKnown: whether files that no project has a use for are left out.
  func parts(of files: [String], onlyKnown: Bool) throws -> [[String]] {
    let workspace = DiskWorkspace()
    var homes: [String] = []
    var parts: [String: [String]] = [:]
    var strangers: [String] = []
    for file in files {
      let folder = workspace.stamp(of: file)?.kind == .folder ? file : Path.folder(of: file)
      guard let home = project ?? Project.home(of: folder, in: workspace) else {
        strangers.append(file)
        continue
      }
      let place = workspace.absolute(home)
      if parts[place] == nil { homes.append(place) }
      parts[place, default: []].append(file)
    }
    if onlyKnown {
      return try homes.compactMap { home in
        let known = try find(near: parts[home] ?? []).known(among: parts[home] ?? [])
        return known.isEmpty ? nil : known
      }
    }
    guard let first = homes.first else { return [files] }
    let own = Set(parts[first] ?? []).union(strangers)
    parts[first] = files.filter(own.contains)
    return homes.compactMap { parts[$0] }
  }
}

/// The project of a command that is about all of it: written alone, or as `--project`.
struct ProjectFolder: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The project's folder (default: the one that the current folder is in).",
      valueName: "project"),
    completion: .directory)
  var folder: String?

  @OptionGroup var option: ProjectOption

  func validate() throws {
    if folder != nil, option.project != nil {
      throw ValidationError("the project is named twice; leave out one of the folder and --project")
    }
  }

  func find() throws -> Project {
    try option.varied(try ProjectOption.find(folder ?? option.project))
  }
}

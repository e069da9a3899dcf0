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

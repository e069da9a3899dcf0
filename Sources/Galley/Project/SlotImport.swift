package import GalleyBasics
import GalleyLanguage

/// Makes the slots of a layout from files of ad servers and header bidding.
public enum SlotImport {
  /// What a file is.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// Ad units of Prebid.js, as JSON.
    case prebid
    /// The configuration of IAB Tech Lab's trusted server, as TOML.
    case trustedServer = "trusted-server"
    /// A script or page with literal calls of the Google Publisher Tag.
    case gpt
  }

  /// Reads a file and writes `breakpoints` and `slots` as YAML; what a layout cannot say is a finding
  /// at its line.
  ///
  /// - Throws: an error where the file cannot be read.
  public static func read(_ path: String, as format: Format) throws(GalleyError) -> Rendering {
    try read(path, as: format, in: DiskWorkspace(named: [path]))
  }

  package static func read(
    _ path: String, as format: Format, in workspace: any Workspace
  ) throws(GalleyError) -> Rendering {
    let bytes: [UInt8]
    do {
      bytes = try workspace.read(path, limit: 16 << 20)
    } catch {
      throw GalleyError("cannot read '\(path)': \(error)")
    }
    let (slots, findings) = ImportedSlots.read(
      SourceFile(path: path, bytes: bytes), as: format.meant)
    return Rendering(bytes: slots.isEmpty ? nil : slots.yaml(), report: Report(findings))
  }
}

extension SlotImport.Format {
  fileprivate var meant: ImportedSlots.Format {
    switch self {
    case .prebid: .prebid
    case .trustedServer: .trustedServer
    case .gpt: .gpt
    }
  }
}

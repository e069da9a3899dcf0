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
  /// at its line. Where a finding is an error nothing is written.
  ///
  /// - Parameter layout: whose slots are wanted, of a file of the trusted server that `galley export` made of several
  ///   layouts; all, if none is said.
  /// - Throws: an error where the file cannot be read, or tells nothing of layouts.
  public static func read(
    _ path: String, as format: Format, ofLayout layout: String? = nil
  ) throws(GalleyError) -> Rendering {
    try read(path, as: format, ofLayout: layout, in: DiskWorkspace(named: [path]))
  }

  package static func read(
    _ path: String, as format: Format, ofLayout layout: String? = nil, in workspace: any Workspace
  ) throws(GalleyError) -> Rendering {
    guard layout == nil || format == .trustedServer else {
      throw GalleyError("only files of the trusted server tell of which layout a slot is")
    }
    let bytes: [UInt8]
    do {
      bytes = try workspace.read(path, limit: 16 << 20)
    } catch {
      throw GalleyError("cannot read '\(path)': \(error)")
    }
    let (slots, findings) = ImportedSlots.read(
      SourceFile(path: path, bytes: bytes), as: format.meant, ofLayout: layout)
    let report = Report(findings)
    return Rendering(
      bytes: slots.isEmpty || report.hasErrors ? nil : slots.yaml(), report: report)
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

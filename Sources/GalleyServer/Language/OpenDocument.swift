import Galley
import GalleyBasics

/// A file that the editor has open.
struct OpenDocument {
  /// As the editor writes it.
  let address: String
  var version: Int?
  var text: DocumentText
  /// The folder of its project.
  var home: String
  /// Whether it has to be checked again.
  var isStale = true
  /// What its own findings were made from.
  private(set) var inputs: Set<String> = []
  private var found: [Diagnostic] = []
  /// What the project said when it was last asked, besides what the file tells by itself.
  private var reviewed: [Diagnostic] = []
  var review: Review?

  init(address: String, version: Int?, text: DocumentText, home: String) {
    self.address = address
    self.version = version
    self.text = text
    self.home = home
  }

  mutating func settle(_ found: [Diagnostic], inputs: Set<String>) {
    self.found = found
    self.inputs = inputs
    isStale = false
    // No page is made of what has errors.
    if found.contains(where: { $0.severity == .error }) { reviewed = [] }
  }

  /// Takes what the project says. What the file tells by itself too is left out, as the next change may put it
  /// right.
  mutating func take(_ reviewed: [Diagnostic]) {
    let own = Set(found)
    self.reviewed = reviewed.filter { !own.contains($0) }
  }

  var diagnostics: [Diagnostic] { Report(found + reviewed).withoutRepetition.diagnostics }
}

extension DocumentText {
  /// Whether YAML says that it is a layout: `layout:` begins a line, as no other file here has it.
  var looksLikeLayout: Bool {
    (0..<lineCount).contains { file.bytes[range(ofLine: $0)].starts(with: "layout:".utf8) }
  }
}

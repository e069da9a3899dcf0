import Galley
import GalleyBasics

/// The file that a command writes its result to.
enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String) throws(GalleyError) {
    do {
      try AtomicFile.write(bytes, to: path)
    } catch .missing {
      throw GalleyError("cannot write '\(path)': there is no folder '\(Path.folder(of: path))'")
    } catch {
      throw GalleyError("cannot write '\(path)': \(error)")
    }
  }
}

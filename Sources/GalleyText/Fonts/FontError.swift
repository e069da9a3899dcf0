/// Why the bytes of a file cannot be used as a font.
package enum FontError: Error, Hashable, Sendable {
  case notAFont
  case truncated
  case tooLarge(megabytes: Int)
  /// - Parameter why: a clause that goes on after "the font is broken: ".
  case broken(_ why: String)

  /// A sentence without its full stop.
  package var message: String {
    switch self {
    case .notAFont: "this is no font: it is neither TTF nor OTF, TTC, WOFF or WOFF2"
    case .truncated: "the font is cut off: it says that it has more bytes than there are"
    case .tooLarge(let megabytes): "the font is too large: more than \(megabytes) MB"
    case .broken(let why): "the font is broken: \(why)"
    }
  }
}

/// How a file holds a font.
package enum FontFormat: String, Hashable, Sendable {
  /// OpenType, with outlines of TrueType or of PostScript.
  case ttf, otf
  /// Several fonts in one file, of which browsers take the first.
  case ttc
  case woff, woff2
}

internal import CGalleyICU

/// Where words end in scripts that are written without spaces between them, by the dictionaries of ICU.
package enum WordDictionary {
  /// Whether a scalar is of a script that there is a dictionary for: Thai, Lao, Burmese or Khmer.
  package static func isNeeded(for scalar: UInt32) -> Bool {
    switch scalar {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: true
    default: false
    }
  }

  /// Where lines may break: offsets of words but the first.
  ///
  /// - Parameter text: UTF-16, all of it of these scripts.
  package static func breaks(in text: [UInt16]) -> [Int] {
    let length = Int32(clamping: text.count)
    guard length > 1 else { return [] }
    let places = [Int32](unsafeUninitializedCapacity: text.count) { places, count in
      count = Int(galley_line_breaks(text, length, places.baseAddress, length))
    }
    return places.map(Int.init)
  }

  package static var libraryVersion: String { String(cString: galley_icu_version()) }
}

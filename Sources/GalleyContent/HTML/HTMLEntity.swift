/// Character references of HTML: `&amp;`, `&#8212;`, `&#x2014;`.
enum HTMLEntity {
  /// Text with its references decoded; one that is not known stays as it is written.
  static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"), let (scalar, end) = reference(at: index, in: bytes) {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The longest reference is looked for in this many bytes, `&` and `;` included.
  private static let longest = 12

  private static func reference(
    at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (Unicode.Scalar, end: Int)? {
    let window = bytes[start + 1..<min(start + longest, bytes.count)]
    guard let end = window.firstIndex(of: UInt8(ascii: ";")), end > start + 1 else { return nil }
    let name = String(decoding: window[..<end], as: UTF8.self)
    guard let scalar = name.first == "#" ? numeric(name.dropFirst()) : named[name] else {
      return nil
    }
    return (scalar, end + 1)
  }

  private static func numeric(_ text: Substring) -> Unicode.Scalar? {
    let isHex = text.first == "x" || text.first == "X"
    guard let number = isHex ? UInt32(text.dropFirst(), radix: 16) : UInt32(text) else {
      return nil
    }
    return number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}"
  }

  private static let named: [String: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: table.split(separator: " ").compactMap { entry in
      let parts = entry.split(separator: "=")
      guard parts.count == 2, let number = UInt32(parts[1], radix: 16),
        let scalar = Unicode.Scalar(number)
      else { return nil }
      return (String(parts[0]), scalar)
    })

  /// The names that archives use, of the HTML standard's list (html.spec.whatwg.org, "Named
  /// character references"): markup, punctuation, signs, and Latin-1 whole.
  private static let table = """
    amp=26 lt=3C gt=3E quot=22 apos=27 nbsp=A0 iexcl=A1 cent=A2 pound=A3 curren=A4 yen=A5 \
    brvbar=A6 sect=A7 uml=A8 copy=A9 ordf=AA laquo=AB not=AC shy=AD reg=AE macr=AF deg=B0 \
    plusmn=B1 sup2=B2 sup3=B3 acute=B4 micro=B5 para=B6 middot=B7 cedil=B8 sup1=B9 ordm=BA \
    raquo=BB frac14=BC frac12=BD frac34=BE iquest=BF Agrave=C0 Aacute=C1 Acirc=C2 Atilde=C3 \
    Auml=C4 Aring=C5 AElig=C6 Ccedil=C7 Egrave=C8 Eacute=C9 Ecirc=CA Euml=CB Igrave=CC Iacute=CD \
    Icirc=CE Iuml=CF ETH=D0 Ntilde=D1 Ograve=D2 Oacute=D3 Ocirc=D4 Otilde=D5 Ouml=D6 times=D7 \
    Oslash=D8 Ugrave=D9 Uacute=DA Ucirc=DB Uuml=DC Yacute=DD THORN=DE szlig=DF agrave=E0 aacute=E1 \
    acirc=E2 atilde=E3 auml=E4 aring=E5 aelig=E6 ccedil=E7 egrave=E8 eacute=E9 ecirc=EA euml=EB \
    igrave=EC iacute=ED icirc=EE iuml=EF eth=F0 ntilde=F1 ograve=F2 oacute=F3 ocirc=F4 otilde=F5 \
    ouml=F6 divide=F7 oslash=F8 ugrave=F9 uacute=FA ucirc=FB uuml=FC yacute=FD thorn=FE yuml=FF \
    OElig=152 oelig=153 Scaron=160 scaron=161 Yuml=178 ensp=2002 emsp=2003 thinsp=2009 zwnj=200C \
    zwj=200D lrm=200E rlm=200F ndash=2013 mdash=2014 lsquo=2018 rsquo=2019 sbquo=201A ldquo=201C \
    rdquo=201D bdquo=201E dagger=2020 Dagger=2021 bull=2022 hellip=2026 permil=2030 prime=2032 \
    Prime=2033 lsaquo=2039 rsaquo=203A euro=20AC trade=2122 larr=2190 uarr=2191 rarr=2192 darr=2193 \
    harr=2194 minus=2212 infin=221E asymp=2248 ne=2260 le=2264 ge=2265 hearts=2665
    """
}

import Foundation
import GalleyBasics
import Testing

@Suite struct JSONValueTests {
  @Test(arguments: [
    #"{"a":[1,-2.5e3,true,false,null,"x"],"b":{}}"#, "[]", #""""#, "0", #"{"a":1,"a":2}"#,
  ])
  func isWrittenAsItWasRead(_ text: String) throws {
    var json = JSONWriter()
    json.value(try JSONValue(Array(text.utf8)))
    #expect(String(decoding: json.bytes, as: UTF8.self) == text)
  }

  @Test(arguments: [
    (#""\u00e9""#, "é"), (#""\ud83d\udea2""#, "🚢"), (#""\ud83d""#, "\u{FFFD}"),
    (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""a\n\"\\\/b""#, "a\n\"\\/b"), ("\"é🚢\"", "é🚢"),
  ])
  func strings(_ text: String, _ value: String) throws {
    #expect(try JSONValue(Array(" \(text)\n".utf8)).string == value)
  }

  @Test(arguments: [
    "", " ", "{", "[1,", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "[1]]", "01", "1.", "-", "1e",
    "nul", "\"", "\"\n\"", "\"\\x\"", "\"\\u12\"", "[,]", "{,}", "[1,]", "NaN", "'a'",
    String(repeating: "[", count: 200),
  ])
  func refusesWhatIsNoJSON(_ text: String) {
    #expect(throws: JSONValue.Problem.self) { try JSONValue(Array(text.utf8)) }
  }

  @Test func findsMembers() throws {
    let json = try JSONValue(Array(#"{"a":{"b":[7,2.5]}}"#.utf8))
    #expect(json["a"]?["b"]?.items?.first?.integer == 7)
    #expect(json["a"]?["b"]?.items?.last?.double == 2.5)
    #expect(json["b"] == nil && json["a"]?.string == nil)
  }
}

@Suite struct JSONWriterTests {
  private func text(
    _ place: JSONWriter.Place = .document, pretty: Bool = false,
    _ body: (inout JSONWriter) -> Void
  ) -> String {
    var json = JSONWriter(for: place, pretty: pretty)
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func everyKindOfValue() {
    let json = text {
      $0.object {
        $0.field("a", "x")
        $0.field("b", -3)
        $0.field("c", 1.5)
        $0.field("d", true)
        $0.key("e")
        $0.null()
        $0.array("f") {
          $0.number(1); $0.array { _ in }; $0.object { _ in }
        }
        $0.object("g") { $0.field("h", 2.0) }
        $0.field("i", Double.infinity)
      }
    }
    #expect(
      json == #"{"a":"x","b":-3,"c":1.5,"d":true,"e":null,"f":[1,[],{}],"g":{"h":2.0},"i":null}"#)
  }

  @Test func prettyPrinting() {
    let json = text(pretty: true) {
      $0.object {
        $0.field("a", 1);
        $0.array("b") {
          $0.number(2); $0.number(3)
        }; $0.array("c") { _ in }
      }
    }
    #expect(json == "{\n  \"a\": 1,\n  \"b\": [\n    2,\n    3\n  ],\n  \"c\": []\n}")
  }

  @Test func stringsAreEscaped() {
    let json = text { $0.string("\"\\\n\r\t\u{1}é日\u{2028}</script>&") }
    #expect(json == "\"\\\"\\\\\\n\\r\\t\\u0001é日\u{2028}</script>&\"")
  }

  @Test func scriptsAreEscapedMore() {
    let json = text(.script) { $0.string("</script><!--&\u{2028}\u{2029}¨©\u{20A8}") }
    #expect(json == #""\u003c/script\u003e\u003c!--\u0026\u2028\u2029¨©"# + "\u{20A8}\"")
  }

  @Test func keysAreEscapedToo() {
    #expect(text(.script) { $0.object { $0.field("<", 1) } } == #"{"\u003c":1}"#)
  }

  @Test func everyASCIICharacterReadsBack() throws {
    let all = String(String.UnicodeScalarView((0..<0x80).compactMap { Unicode.Scalar($0) }))
    for place in [JSONWriter.Place.document, .script] {
      let data = Data(text(place) { $0.array { $0.string(all) } }.utf8)
      #expect(try JSONSerialization.jsonObject(with: data) as? [String] == [all])
    }
  }
}

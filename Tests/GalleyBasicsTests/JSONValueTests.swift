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

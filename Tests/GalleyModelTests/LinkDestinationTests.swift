import GalleyModel
import Testing

@Suite struct LinkDestinationTests {
  @Test(arguments: [
    "", "page.html", "a/b.html", "/news/", "./x", "../x", "?q=1", "#top", "a b.html", "1abc:x",
    "dir/file:name", "?u=http://x", "#javascript:alert(1)", "café:au lait", "%6Aavascript:alert(1)",
    "java\u{0}script:alert(1)", "javascript&colon;alert(1)", ":javascript",
  ])
  func localPlaces(url: String) { #expect(LinkDestination(url) == .local) }

  @Test(arguments: [
    "http://a.example", "https://a.example/x", "HTTPS://A.EXAMPLE", "//a.example", "/\\a.example",
    "\\\\a.example", "/\t/a.example", " \n//a.example", "ht\ntp://a.example", "\u{1}http://a",
  ])
  func otherHosts(url: String) { #expect(LinkDestination(url) == .remote) }

  @Test(arguments: ["mailto:a@b.example", "tel:+2305551234", "MailTo:a@b", " tel:1"])
  func contacts(url: String) { #expect(LinkDestination(url) == .contact) }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
    "java\tscript:alert(1)", "\u{1}javascript:alert(1)", "javascript\r:alert(1)",
    "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "blob:x", "httpx://a", "h:x",
    "http:", "http://", "https:/a", "https:a.example", "http:///a", "https://?x", "httphttphttp:x",
  ])
  func unsafeSchemes(url: String) { #expect(LinkDestination(url) == .unsafe) }
}

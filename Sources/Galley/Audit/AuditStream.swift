import GalleyBasics
import GalleyContent
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyRendering
import Synchronization

extension Project {
  /// Lays out articles that come one a line, and writes exactly one line for each, in their order.
  ///
  /// A line is an object: `article`, the article as its file holds it or an object of its front matter's keys with
  /// a `body`; `layout`, where the article does not say it; `id`, which is passed on. A line that cannot be read, and an
  /// article without a page, get an object with an `error`; so memory and result depend neither on the number of lines
  /// nor on that of cores.
  ///
  /// - Parameters:
  ///   - descriptor: the open file that the lines are read from; 0 is standard input.
  ///   - findings: whether the lines that are written tell of findings, and not of places alone.
  ///   - write: is given the lines, from any thread, one call at a time.
  ///   - progress: is told now and then how many lines were read, from any thread.
  public func audit(
    linesOf descriptor: Int32, findings isWanted: Bool = true,
    write: @Sendable @escaping ([UInt8]) -> Void,
    progress: @Sendable @escaping (_ done: Int) -> Void = { _ in }
  ) throws(GalleyError) -> Audit {
    if findings.hasErrors { return brokenAudit(Report(findings)) }
    let desk = try Desk(self)
    let parts = Pipeline.run(
      LineReader(descriptor: descriptor, limit: Article.byteLimit * 2),
      take: { $0.next() }, state: { LineAuditor(desk, findings: isWanted) },
      work: { auditor, line, number in
        defer { if number % 64 == 63 { progress(number + 1) } }
        return auditor.audit(line, number: number + 1)
      },
      write: write, result: { ($0.summary, $0.content) })
    var summary = AuditSummary()
    var content: UInt64?
    for (part, own) in parts {
      summary.add(part)
      if let own { content = (content ?? 0) &+ own }
    }
    return Audit(
      summary: summary, report: Report(findings + desk.diagnostics).withoutRepetition,
      of: origin(ofStream: content), localName: localName)
  }
}

/// Audits one line after the other; each worker has its own.
private final class LineAuditor {
  private let desk: Desk
  private let press: Press
  private let writesFindings: Bool
  private var maps = LineMaps()
  private(set) var summary = AuditSummary()
  /// The sum of what tells each line from others; `nil` where there was none.
  private(set) var content: UInt64?

  init(_ desk: Desk, findings: Bool) {
    self.desk = desk
    press = Press(desk)
    writesFindings = findings
  }

  func audit(_ line: LineReader.Line, number: Int) -> [UInt8] {
    var id = JSONValue.null
    do throws(JSONValue.Problem) {
      guard case .bytes(let bytes) = line else {
        throw JSONValue.Problem("the line has more than \(Article.byteLimit * 2) bytes")
      }
      // A byte order mark begins the stream and not its first value.
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let json = try JSONValue(
        number == 1 && bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes)
      id = json["id"] ?? .null
      var digest = Digest()
      digest.add(bytes)
      content = (content ?? 0) &+ digest.number
      let figures = try figures(ArticleLine(json, number: number))
      summary.add(figures)
      return ArticleFiguresJSON.line(
        figures, id: id, error: figures.obstacle, withFindings: writesFindings)
    } catch {
      summary.addUnreadable()
      return ArticleFiguresJSON.line(
        ArticleFigures(file: "", layout: ""), id: id, error: error.description,
        withFindings: writesFindings)
    }
  }

  private func figures(_ line: ArticleLine) throws(JSONValue.Problem) -> ArticleFigures {
    let read = Article.parse(line.source)
    guard let article = read.value else {
      let found = ArticleFigures(
        file: line.source.path, layout: "", nil, diagnostics: read.diagnostics, &maps)
      throw JSONValue.Problem(found.obstacle)
    }
    let layout = line.layout ?? article.layout?.value ?? desk.project.config.layout(for: article)
    guard let checked = desk.layouts[layout] else {
      throw JSONValue.Problem("no layout is named '\(excerpt(layout))'")
    }
    guard checked.layout != nil else {
      throw JSONValue.Problem("the layout '\(excerpt(layout))' has errors")
    }
    let judged = press.judge(read, layout: layout)
    return ArticleFigures(
      file: line.source.path, layout: layout, judged.composition,
      diagnostics: judged.diagnostics, &maps
    ).renaming { desk.project.localName($0) }
  }
}

/// An article as it stands in a line.
private struct ArticleLine {
  let layout: String?
  let source: SourceFile

  /// - Parameter number: the line's, from 1.
  init(_ json: JSONValue, number: Int) throws(JSONValue.Problem) {
    guard case .object = json else { throw JSONValue.Problem("it is no object") }
    switch json["layout"] {
    case nil, .null: layout = nil
    case .string(let name): layout = name
    default: throw JSONValue.Problem("'layout' is no string")
    }
    // Articles are told apart by what stands for their files' names.
    let name =
      switch json["id"] {
      case .string(let id): id
      case .number(let id): id
      default: "line \(number)"
      }
    switch json["article"] {
    case .string(let text): source = SourceFile(path: name, bytes: Array(text.utf8))
    case .object(let members):
      source = SourceFile(path: name, bytes: try Self.file(members))
    case nil: throw JSONValue.Problem("'article' is missing")
    default: throw JSONValue.Problem("'article' is neither a string nor an object")
    }
  }

  /// An article's file made of its front matter's keys and its `body`: JSON is YAML too.
  private static func file(_ members: [JSONValue.Member]) throws(JSONValue.Problem) -> [UInt8] {
    var json = JSONWriter()
    var body = ""
    for member in members where member.key == "body" {
      guard let text = member.value.string else { throw JSONValue.Problem("'body' is no string") }
      body = text
    }
    json.object { json in
      for member in members where member.key != "body" {
        json.key(member.key)
        json.value(member.value)
      }
    }
    return Array("---\n".utf8) + json.bytes + Array("\n---\n".utf8) + Array(body.utf8)
  }
}

/// Reads a stream line by line; what is kept of it is no more than the line.
struct LineReader: Sendable {
  /// A line without its end, or why it cannot be had.
  enum Line: Sendable {
    case bytes([UInt8])
    case tooLong
  }

  private let read: @Sendable (UnsafeMutableRawBufferPointer) -> Result<Int, FileProblem>
  private let limit: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  private static let chunk = 1 << 16

  /// - Parameters:
  ///   - limit: the most bytes of a line.
  ///   - read: puts what comes next into a buffer; 0 bytes are the end.
  init(
    limit: Int,
    read: @Sendable @escaping (UnsafeMutableRawBufferPointer) -> Result<Int, FileProblem>
  ) {
    self.limit = limit
    self.read = read
  }

  /// Standard input or another open file.
  init(descriptor: Int32, limit: Int) {
    self.init(limit: limit) { Glue.read(descriptor, into: $0) }
  }

  /// The next line; `nil` at the end. A problem of reading ends the stream.
  mutating func next() -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    while true {
      if position == buffer.count {
        guard fill() else {
          if isTooLong { return .tooLong }
          return line.isEmpty ? nil : .bytes(line)
        }
      }
      let rest = buffer[position...]
      let end = rest.firstIndex(of: 0x0A)
      if line.count + (end ?? buffer.count) - position > limit {
        isTooLong = true
        line = []
      } else if !isTooLong {
        line.append(contentsOf: buffer[position..<(end ?? buffer.count)])
      }
      position = end.map { $0 + 1 } ?? buffer.count
      if end != nil {
        if line.last == 0x0D { line.removeLast() }
        return isTooLong ? .tooLong : .bytes(line)
      }
    }
  }

  private mutating func fill() -> Bool {
    guard !isAtEnd else { return false }
    buffer.removeAll(keepingCapacity: true)
    position = 0
    let problem = buffer.appendUninitialized(Self.chunk, read)
    isAtEnd = problem != nil || buffer.isEmpty
    return !isAtEnd
  }
}

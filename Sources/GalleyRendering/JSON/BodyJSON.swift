import GalleyBasics
import GalleyModel

extension JSONWriter {
  /// Blocks of a body, each an object with its type and line.
  mutating func blocks(_ blocks: [BodyBlock], of body: Body) {
    for block in blocks {
      object { json in
        json.field("type", block.content.typeName)
        json.field("line", Int(block.line))
        json.members(of: body.speech(block.speech))
        json.members(of: block.content, in: body)
      }
    }
  }

  private mutating func members(of content: BodyBlock.Content, in body: Body) {
    switch content {
    case .paragraph(let text): runs(text, of: body)
    case .heading(let level, let text):
      field("level", level)
      runs(text, of: body)
    case .image(let figure):
      field("source", body.destination(figure.source))
      field("alt", body.string(figure.alt))
      let size = body.link(at: figure.source)?.size
      field("width", size?.width ?? 0)
      field("height", size?.height ?? 0)
      field("side", body.link(at: figure.source)?.side?.rawValue ?? "")
      extent(of: content, in: body)
      runs(figure.caption, of: body, key: "caption")
    case .quote(let blocks): array("content") { $0.blocks(blocks, of: body) }
    case .list(let list):
      field("ordered", list.start != nil)
      array("numbers") { json in for number in list.numbers { json.number(number) } }
      array("items") { json in
        for item in list.items { json.array { $0.blocks(item, of: body) } }
      }
    case .table(let table):
      array("header") { json in for cell in table.header { json.string(body.plain(cell)) } }
      array("rows") { json in
        for row in table.rows {
          json.array { json in for cell in row { json.string(body.plain(cell)) } }
        }
      }
    case .code(let language, let text):
      field("language", body.string(language))
      field("text", body.string(text))
    case .divider: break
    case .embed(let embed):
      field("kind", embed.kind.rawValue)
      field("link", body.destination(embed.link))
      field("provider", embed.provider == .other ? "" : embed.provider.rawValue)
      field("width", embed.size?.width ?? 0)
      field("height", embed.size?.height ?? 0)
      extent(of: content, in: body)
      runs(embed.words, of: body, key: "title")
    case .group(let group):
      extent(of: content, in: body)
      runs(group.title, of: body, key: "title")
      array("content") { $0.blocks(group.blocks, of: body) }
      runs(group.caption, of: body, key: "caption")
    case .definitions(let entries):
      array("entries") { json in
        for entry in entries {
          json.object { json in
            json.array("terms") { json in for term in entry.terms { json.string(body.plain(term)) }
            }
            json.array("content") { $0.blocks(entry.blocks, of: body) }
          }
        }
      }
    }
  }

  /// How wide a picture or an embed is, compared with the text.
  private mutating func extent(of content: BodyBlock.Content, in body: Body) {
    field("extent", body.extent(of: content)?.extent.rawValue ?? "")
  }

  /// The language and the direction of a part that has others than the article.
  private mutating func members(of speech: Speech?) {
    field("lang", speech?.language ?? "")
    field("dir", speech?.direction?.rawValue ?? "")
  }

  /// Rich text as runs: the text, what it is set in, and where it leads.
  private mutating func runs(_ text: RichText, of body: Body, key: String = "runs") {
    array(key) { json in
      for run in body[text] {
        json.object { json in
          json.field(
            "text", run.kind == .image || run.kind == .lineBreak ? "" : body.string(run.text))
          json.field("alt", run.kind == .image ? body.string(run.text) : "")
          json.field("break", run.kind == .lineBreak)
          json.strings("style", run.style.names + run.rubyNames)
          json.field("link", body.destination(run.link))
          json.members(of: body.speech(run.speech))
        }
      }
    }
  }
}

extension Body {
  /// The destination of a link, empty for none.
  fileprivate func destination(_ link: Int16) -> String {
    links.indices.contains(Int(link)) ? string(links[Int(link)].destination) : ""
  }
}

extension BodyBlock.Content {
  fileprivate var typeName: String {
    switch self {
    case .paragraph: "paragraph"
    case .heading: "heading"
    case .image: "image"
    case .quote: "quote"
    case .list: "list"
    case .table: "table"
    case .code: "code"
    case .divider: "divider"
    case .embed: "embed"
    case .group(let group): group.kind.rawValue
    case .definitions: "definitions"
    }
  }
}

extension Run {
  fileprivate var rubyNames: [String] {
    switch kind {
    case .rubyBase: ["annotated"]
    case .annotation: ["annotation"]
    default: []
    }
  }
}

extension Run.Style {
  fileprivate var names: [String] {
    let all: [(Run.Style, String)] = [
      (.emphasis, "emphasis"), (.strong, "strong"), (.code, "code"),
      (.strikethrough, "strikethrough"), (.superscript, "superscript"),
      (.subscript, "subscript"), (.mark, "mark"), (.inserted, "inserted"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}

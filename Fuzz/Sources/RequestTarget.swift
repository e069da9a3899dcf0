import Dispatch
import Galley
import GalleyBasics

@testable import GalleyServer

/// Heads of requests to the preview, and what it answers.
enum RequestTarget {
  private static let workspace = MemoryWorkspace([
    "galley.yaml": "layout: page\n",
    "layouts/page.yaml": "layout: page\nregions: { story: [headline, body] }\n",
    "articles/story.md": "---\ntitle: One\n---\nFirst.\n",
    "assets/boat.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    "secret.txt": secret,
  ])
  private static let secret = "what no request may see"

  @Sendable static func run(_ bytes: [UInt8]) {
    guard let request = try? HTTPRequest.parse(bytes[...]), request.path != "/events" else {
      return
    }
    let done = DispatchSemaphore(value: 0)
    Task {
      check(await site().answer(request))
      done.signal()
    }
    done.wait()
  }

  private static func site() async -> StudioSite {
    let project = Project.bare(in: workspace)
    return await StudioSite(
      studio: Studio(project), workspace: workspace,
      gate: RequestGuard(port: 4321, servesOthers: true),
      editor: .usual)
  }

  private static func check(_ response: HTTPResponse) {
    guard case .bytes(let bytes) = response.body else { return }
    expect(
      !String(decoding: bytes, as: UTF8.self).contains(secret), "a file of the project was served")
  }
}

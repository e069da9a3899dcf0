/// Says what libyaml found in words that help whoever wrote the file.
struct YAMLSyntaxError {
  let problem: String
  let place: Int
  let context: (text: String, place: Int)?
  let source: UnsafeBufferPointer<UInt8>
  let file: SourceFile
  let base: Int

  init(
    _ problem: String, at place: Int, context: (String, Int)?,
    _ source: UnsafeBufferPointer<UInt8>, _ file: SourceFile, _ base: Int
  ) {
    self.problem = problem
    self.place = place
    self.context = context
    self.source = source
    self.file = file
    self.base = base
  }

  var diagnostic: Diagnostic {
    let start = min(place, source.count)
    let end = min(start + 1, source.count)
    return Diagnostic(
      "yaml-syntax", problem, at: .init(Span(file, base + start..<base + end)),
      also: context.map { [.init(Span(file, base + $0.place..<base + $0.place), $0.text)] } ?? [])
  }
}

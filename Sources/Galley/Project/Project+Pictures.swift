import GalleyBasics
import GalleyContent
import GalleyModel

extension Project {
  /// Adds the sizes of the project's own pictures, where their files say them and the article does not.
  func measurePictures(of article: inout Article) {
    for index in article.body.pictures {
      let link = article.body.links[Int(index)]
      guard link.size == nil else { continue }
      article.body.links[Int(index)].size = pictureSize(article.body.string(link.destination))
    }
    if let image = article.image, image.size == nil {
      article.image?.size = pictureSize(image.source)
    }
    for index in article.pictures.indices where article.pictures[index].size == nil {
      article.pictures[index].size = pictureSize(article.pictures[index].source)
    }
  }

  private func pictureSize(_ address: String) -> PixelSize? {
    guard LinkDestination(address) == .local else { return nil }
    let written = address.prefix { $0 != "?" && $0 != "#" }.drop { $0 == "/" }
    let path = Path.normalized(String(written))
    guard !written.isEmpty, path != "..", !path.hasPrefix("../") else { return nil }
    let file = self.path(path)
    guard !workspace.leadsOut(file, of: folder) else { return nil }
    // What a memo notes must be asked for each time.
    return memo == nil ? shelf.size(of: file) { readSize(of: file) } : readSize(of: file)
  }

  private func readSize(of file: String) -> PixelSize? {
    for length in [1 << 12, PictureHeader.length] {
      guard let bytes = try? workspace.read(file, part: 0..<length) else { return nil }
      if let size = PictureHeader.size(of: bytes) { return size }
      if bytes.count < length { return nil }
    }
    return nil
  }
}

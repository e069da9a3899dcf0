import GalleyModel
import GalleySyntax
extension Body { static func parse(markdown: Spanned<String>) -> Body { Body() } }

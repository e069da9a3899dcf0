/// What libyaml says about a document that it cannot read, in its own words.
struct YAMLProblem: Error {
  var problem: String
  /// Where it noticed, in Unicode scalars from the start of the input.
  var place: Int
  /// What it was reading then, such as "while parsing a block mapping", and since where.
  var context: String?
  var contextPlace: Int
}

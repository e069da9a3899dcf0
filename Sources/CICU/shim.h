// Foundation brings an ICU of its own, and Swift cannot read the headers of both in one module: only CGalleyICU includes
// these.

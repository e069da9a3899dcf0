#!/usr/bin/env bash
# Guess: a script of type application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted" is JSON-LD; the standard defines the parameter.
# Really: extruct finds nothing, and no error; trafilatura does not see the author in it either. Both compare the whole type as text.
# Matters: a NewsArticle that says its profile has no headline, author or date for tools built on these two.
# Source: JSON-LD 1.1, section 7 (script elements) and IANA registration of application/ld+json: optional parameter "profile".
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check pip==26.3
"$dir/venv/bin/pip" install -q --disable-pip-version-check extruct==0.18.0 trafilatura==2.3.1 lxml==6.1.3 lxml-html-clean==0.4.6
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, logging, extruct, trafilatura
logging.disable(50)
article = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry","author":{"@type":"Person","name":"Ann Arc"}}'
def read(kind):
    page = f"<html><head><title>T</title><script type='{kind}'>{article}</script></head><body><article><p>{'The ferry is back. ' * 20}</p></article></body></html>"
    return len(extruct.extract(page, syntaxes=["json-ld"])["json-ld"]), trafilatura.extract_metadata(page).author
seen = [read("application/ld+json"), read('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"')]
print("extruct 0.18.0, trafilatura", trafilatura.__version__)
print("expected:", [(1, "Ann Arc")] * 2)
print("seen:    ", seen)
sys.exit(seen != [(1, "Ann Arc"), (0, None)])
PY

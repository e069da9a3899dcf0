#!/usr/bin/env bash
# Guess: a footnote that the text does not cite is shown at the end, or is reported; it is text of the article after all.
# Really: cmark-gfm, mistune and markdown2 leave it out without a word. Python-Markdown and pulldown-cmark (pyromark) show it.
# Matters: a cut paragraph takes its mark along, and a correction or a source stands in the file but on no page.
# Source: cmark-gfm footnotes option; Python-Markdown documentation, Footnotes; none says what becomes of uncited notes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check cmarkgfm==2025.10.22 mistune==3.4.0 markdown2==2.5.5 Markdown==3.10.2 pyromark==0.10.3
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys, cmarkgfm, mistune, markdown2, markdown, pyromark
from cmarkgfm.cmark import Options
text = "The ferry[^1] is back.\n\n[^1]: Built in 1986.\n\n[^2]: CORRECTION of 3 May.\n"
html = {"cmark-gfm": cmarkgfm.markdown_to_html(text, Options.CMARK_OPT_FOOTNOTES), "mistune": mistune.create_markdown(plugins=["footnotes"])(text),
        "markdown2": markdown2.markdown(text, extras=["footnotes"]), "Python-Markdown": markdown.markdown(text, extensions=["footnotes"]),
        "pulldown-cmark": pyromark.html(text, options=pyromark.Options.ENABLE_FOOTNOTES)}
seen = {n: "CORRECTION" in h for n, h in html.items()}
print("cmarkgfm 2025.10.22, mistune", mistune.__version__, "markdown2", markdown2.__version__, "Python-Markdown", markdown.__version__, "pyromark 0.10.3")
print("expected: all show it")
print("seen:    ", seen)
sys.exit(seen != {"cmark-gfm": False, "mistune": False, "markdown2": False, "Python-Markdown": True, "pulldown-cmark": True})
PY

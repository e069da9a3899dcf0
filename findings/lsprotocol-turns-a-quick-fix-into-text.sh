#!/usr/bin/env bash
# Guess: Microsoft's types of the Language Server Protocol for Python tell a code action from a command, which both have a `command`.
# Really: a code action whose `command` is one is read as a command, named by the text of a Python dictionary: "{'title': 'Preview', …}".
# Its kind, its edit and its findings are gone; nothing is raised.
# Matters: clients and tests made with lsprotocol (pygls, pytest-lsp) see no quick fix where there is one, and call a command that nobody has.
# Source: Language Server Protocol 3.17, textDocument/codeAction: (Command | CodeAction)[]; Command.command is a string, CodeAction.command a Command.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check lsprotocol==2025.0.0
cd "$dir"
venv/bin/python -W ignore - <<'PY'
import sys
from lsprotocol import converters, types
place = {"start": {"line": 5, "character": 16}, "end": {"line": 5, "character": 26}}
edit = {"changes": {"file:///a.yaml": [{"range": place, "newText": "leaderboard"}]}}
fix = {"title": "Write 'leaderboard'", "kind": "quickfix", "edit": edit}
with_command = {**fix, "command": {"title": "Preview", "command": "galley.preview"}}
answer = {"jsonrpc": "2.0", "id": 1, "result": [fix, with_command, {"title": "Why", "command": "galley.why"}]}
read = converters.get_converter().structure(answer, types.CodeActionResponse).result
seen = [type(action).__name__ for action in read]
print("lsprotocol 2025.0.0")
print("expected:", ["CodeAction", "CodeAction", "Command"])
print("seen:    ", seen, "the second one with the command", repr(read[1].command))
sys.exit(not (seen == ["CodeAction", "Command", "Command"] and read[1].command == "{'title': 'Preview', 'command': 'galley.preview'}"))
PY

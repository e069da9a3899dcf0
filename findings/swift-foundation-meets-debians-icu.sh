#!/usr/bin/env bash
# Guess: a Swift module on Linux may import Foundation in one file and Debian's own ICU (libicu-dev) in another: Foundation brings an ICU of its own, with
# all symbols renamed, so that the two can live together.
# Really: "'UErrorCode' has different definitions in different modules", even where the two files share nothing and the file with Foundation calls none
# of ICU. Each import compiles alone, and so does ICU beside FoundationEssentials. A build with old objects goes on working: only a clean one shows it.
# Matters: line breaking by the system's ICU is what a layout program on Linux adds first; one `import Foundation` by a colleague ends the next clean build.
# Source: swift-foundation-icu: _FoundationICU is ICU 74 with later codes; ICU 72's unicode/utypes.h, UErrorCode. ICU behind a C target of one's own helps.
# Debian 12: loads a package by apt-get download and unpacks it here; nothing is installed. Needs Swift 6 for Linux.
set -euo pipefail
dir=$(mktemp -d)
chmod 755 "$dir"
trap 'rm -rf "$dir"' EXIT
cd "$dir"
command -v swiftc > /dev/null || { echo "swiftc is not here"; exit 2; }
apt-get download -q libicu-dev=72.1-3+deb12u1 > apt.log 2>&1 || { cat apt.log; exit 2; }
dpkg -x ./*.deb .
mkdir CICU
printf 'module CICU [system] {\n    header "shim.h"\n    link "icuuc"\n    export *\n}\n' > CICU/module.modulemap
echo '#include <unicode/ubrk.h>' > CICU/shim.h
printf 'import CICU\nlet status = U_ZERO_ERROR\n' > breaks.swift
printf 'import Foundation\nlet pi = Double.pi\n' > whole.swift
printf 'import FoundationEssentials\nlet pi = Double.pi\n' > essentials.swift
check() {
    rm -rf cache
    if swiftc -typecheck -module-name Gazette -module-cache-path cache -I CICU -Xcc -isystem -Xcc usr/include "$@" > log 2>&1; then echo compiles
    elif grep -q "'UErrorCode' has different definitions in different modules\|from module '_FoundationICU' is not present in definition of 'enum UErrorCode'" log; then echo torn
    else cat log >&2; echo other; fi
}
seen="$(check breaks.swift) $(check whole.swift) $(check breaks.swift essentials.swift) $(check breaks.swift whole.swift)"
swiftc --version 2>/dev/null | head -1
echo "ICU, Foundation, ICU and FoundationEssentials, ICU and Foundation"
echo "expected: compiles compiles compiles compiles"
echo "seen:     $seen"
[ "$seen" = "compiles compiles compiles torn" ]

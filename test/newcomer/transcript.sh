#!/usr/bin/env bash
# A newcomer with a fresh clone: types both commands of the README, and makes a mistake or two with each.
# What they see has to be what README.md and test/newcomer/expected/ say, to the letter.
#
#   UPDATE=1 bash test/newcomer/transcript.sh      writes the expected texts, for review; README.md is never written
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
clone=$folder/sfn-compile
seen=$folder/seen.txt

# Whoever calls this may have coloured output, a test runner or an npm of their own around them.
unset FORCE_COLOR NODE_OPTIONS JEST_WORKER_ID INIT_CWD
export CI=true NO_COLOR=1
export npm_config_loglevel=error npm_config_prefer_offline=true npm_config_audit=false npm_config_fund=false

fail() {
  echo "newcomer: $1" >&2
  exit 1
}

# The n-th fence of README.md in the language $1.
fence() {
  awk -v language="$1" -v wanted="$2" '
    /^```/ { if (inside) { inside = 0 } else { inside = ($0 == "```" language && ++found == wanted) ? 2 : 1 } next }
    inside == 2
  ' "$clone/README.md"
}

# Types a command into the clone; what it prints goes to $seen, and its exit code has to be $1.
type_in() {
  local wanted=$1 code=0
  shift
  echo "newcomer$ $*"
  (cd "$clone" && bash -c "$*") >"$seen" 2>&1 </dev/null || code=$?
  if [ "$code" -ne "$wanted" ]; then
    cat "$seen" >&2
    fail "exit code $code instead of $wanted: $*"
  fi
}

# Fails, with the difference, unless what was printed is what is expected.
expect() {
  diff -u --label expected --label printed "$1" "$seen" >&2 || fail "this is not what was printed"
}

expect_file() {
  if [ "${UPDATE:-}" = 1 ]; then cp "$seen" "$here/expected/$1"; fi
  expect "$here/expected/$1"
}

# Of what Jest prints: all but durations.
settle_jest() {
  sed -E -e 's/ \([0-9.]+ m?s\)$//' -e '/^Time: /d' "$seen" >"$seen.settled"
  mv "$seen.settled" "$seen"
}

# Of diagnostics: those with the code $1. What else is said in consequence may change.
only_diagnostic() {
  awk -v code="$1" '$0 ~ "^ *error " code " " { inside = 1 } inside; $0 ~ "docs/errors/" code { inside = 0 }' \
    "$seen" >"$seen.settled"
  mv "$seen.settled" "$seen"
}

git clone --quiet "$repository" "$clone"

first=$(fence sh 1)
second=$(fence sh 2)
case $first in
"npm ci && npx sfn-compile"*) ;;
*) fail "the first command of README.md is not the one that this transcript knows: $first" ;;
esac
[ "$second" = "npm ci && npm test" ] || fail "the second command of README.md is another one: $second"

# The first command: the installation, whose output is npm's, then all that our own commands print.
type_in 0 "npm ci"
type_in 1 "${first#npm ci && }"
fence text 1 >"$folder/shown.txt"
expect "$folder/shown.txt"

type_in 1 "npx sfn-compile run workflows/book-trip#bookTrp --input workflows/book-trip/trip.json"
expect_file unknown-workflow.txt
type_in 1 "npx sfn-compile run workflows/book-trip#bookTrip --input workflows/book-trip/book-trip.ts"
expect_file input-not-json.txt
type_in 2 "npx sfn-compile run workflows/book-trip --imput workflows/book-trip/trip.json"
expect_file unknown-option.txt

# The second command in a narrower form: its whole has just run, wherever this script runs.
type_in 0 "npx jest workflows/book-trip"
settle_jest
expect_file tests.txt

awk '!done && sub(/@task$/, "@taks") { done = 1 } 1' "$clone/workflows/book-trip/tasks.ts" >"$folder/tasks.ts"
cp "$folder/tasks.ts" "$clone/workflows/book-trip/tasks.ts"
type_in 1 'npx jest workflows/book-trip --testNamePattern "a trip is booked"'
only_diagnostic SFN1001
expect_file misspelt-annotation.txt

echo "newcomer: all is as README.md says"

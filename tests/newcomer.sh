#!/usr/bin/env bash
# The README's two commands, word for word, as a newcomer runs them: in a path with spaces, without root, on every
# Python given (default: those of python3.11 to python3.14 that are here); then, on each, the pips of the years.
#   bash tests/newcomer.sh [PYTHON...]           TESTS='-m "not slow"' bash tests/newcomer.sh    (words behind command 2)
# Not part of the quick run: it asks the network and takes minutes.
set -uo pipefail
cd "$(dirname "$0")/.."

PIPS=${PIPS-22.3 23.0 23.2 24.0}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# The command in the README's code block number $1.
readme() { awk '/^```sh$/ {n++; next} n == '"$1"' && !/^```/ {print} /^```$/ {if (n == '"$1"') exit}' README.md; }

# Runs the command $2 as nobody (who is not root) in the folder $1.
newcomer() {
  local call=(env -i "HOME=$work" "PATH=$work/bin:/usr/bin:/bin" "LANG=${LANG-}" "PIP_CONFIG_FILE=${PIP_CONFIG_FILE-/etc/pip.conf}" bash -c "cd '$1' && $2")
  if [ "$(id -u)" = 0 ] && [ -z "${AS_ROOT-}" ]; then call=(setpriv --reuid=65534 --regid=65534 --clear-groups "${call[@]}"); fi
  "${call[@]}" >"$work/log" 2>&1
}

# Says how $1 went by the exit status $2, with the end of its output where it failed.
say() {
  if [ "$2" = 0 ]; then echo "ok      $1"; else echo "FAILED  $1"; tail -n 15 "$work/log"; failed=1; fi
}

# A copy of what is committed, below a path with spaces, where $1 is python3.
checkout() {
  rm -rf "$work/a path" "$work/bin"
  mkdir -p "$work/a path/of mine" "$work/bin"
  git archive HEAD | tar -x -C "$work/a path/of mine"
  printf '#!/bin/sh\nexec "%s" "$@"\n' "$1" >"$work/bin/python3" # no link: a Python that was moved looks beside itself
  chmod +x "$work/bin/python3"
  chmod -R a+rwX "$work"
}

if [ $# = 0 ]; then
  for version in 3.11 3.12 3.13 3.14; do
    python=$(command -v "python$version") && "$python" -c '' 2>/dev/null && set -- "$@" "$python"
  done
fi
for python in "$@"; do
  python=$("$python" -c 'import os, sys; print(os.path.realpath(sys.executable))')
  name=$("$python" -V)
  checkout "$python"
  newcomer "$work/a path/of mine" "$(readme 1) && test -f site/index.html"
  say "$name, command 1" $?
  newcomer "$work/a path/of mine" "$(readme 2) ${TESTS-}"
  say "$name, command 2 ${TESTS-}" $?
  for pip in $PIPS; do
    checkout "$python"
    newcomer "$work/a path/of mine" "python3 -m venv .venv && .venv/bin/pip install --quiet pip==$pip && .venv/bin/pip install --quiet --editable . && .venv/bin/python build.py && test -f site/index.html"
    say "$name, pip $pip, command 1" $?
  done
done
exit $failed

#!/usr/bin/env bash
# Checks or renders the briefs of a workspace, and leaves the PDFs and every report in one folder.
#
# BRIEFPDF            the command (briefpdf)
# BRIEFPDF_COMMAND    render or check (render)
# BRIEFPDF_WORKSPACE  the folder of the workspace (.)
# BRIEFPDF_BRIEFS     the briefs that are meant, one on each line (all)
# BRIEFPDF_OUT        where everything goes (briefpdf-reports)
#
# Ends with 0 whatever was found, so that the reports are published before the job fails; tells
# GITHUB_OUTPUT, where there is one, the exit code of briefpdf. Wrong settings end it with 2.
set -euo pipefail

briefpdf="${BRIEFPDF:-briefpdf}"
verb="${BRIEFPDF_COMMAND:-render}"
workspace="${BRIEFPDF_WORKSPACE:-.}"
out="${BRIEFPDF_OUT:-briefpdf-reports}"

case "$verb" in
    render | check) ;;
    *)
        echo "BRIEFPDF_COMMAND is render or check, not: $verb" >&2
        exit 2
        ;;
esac

# A folder that somebody else made may lead elsewhere.
if [ -L "$out" ]; then
    echo "$out is a link: name a folder of its own with BRIEFPDF_OUT." >&2
    exit 2
fi
mkdir -p "$out"
words=(
    "$verb" --workspace "$workspace" --format text
    --format "json=$out/findings.json" --format "sarif=$out/findings.sarif"
    --format "junit=$out/junit.xml" --format "markdown=$out/summary.md"
    --format "github=$out/annotations.txt"
)
if [ "$verb" = render ]; then words+=(-o "$out/pdf" -j "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)"); fi
words+=(--)
while IFS= read -r brief; do
    if [ -n "$brief" ]; then words+=("$brief"); fi
done <<<"${BRIEFPDF_BRIEFS:-}"

# What a claim says is printed here: the runner must take none of it for a command.
token=
if [ "${GITHUB_ACTIONS:-}" = true ]; then
    token="briefpdf-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
    echo "::stop-commands::$token"
fi
code=0
"$briefpdf" "${words[@]}" 2>&1 || code=$?
if [ -n "$token" ]; then
    echo "::$token::"
    if [ -f "$out/annotations.txt" ]; then cat "$out/annotations.txt"; fi
fi

if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "exit-code=$code" >>"$GITHUB_OUTPUT"; fi
echo "$code" >"$out/exit-code"

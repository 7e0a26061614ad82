#!/usr/bin/env bash
# Checks or renders the briefs of workspaces, and leaves the PDFs and every report in one folder.
#
# BRIEFPDF            the command (briefpdf)
# BRIEFPDF_COMMAND    render or check (render)
# BRIEFPDF_WORKSPACE  the folders of the workspaces, one on each line (.)
# BRIEFPDF_BRIEFS     the briefs that are meant, one on each line (all); for one workspace only
# BRIEFPDF_SINCE      the revision that a change answers since: what it has too fails nothing, and
#                     only what changed since is built (none)
# BRIEFPDF_HEAD       the head of a pull request: where it has been merged into its base, that base is
#                     the revision (none)
# BRIEFPDF_OUT        where everything goes (briefpdf-reports); several workspaces have a folder each
#
# Ends with 0 whatever was found, so that the reports are published before the job fails; tells
# GITHUB_OUTPUT, where there is one, the exit code of briefpdf. Wrong settings end it with 2.
set -euo pipefail

briefpdf="${BRIEFPDF:-briefpdf}"
verb="${BRIEFPDF_COMMAND:-render}"
out="${BRIEFPDF_OUT:-briefpdf-reports}"

say() { printf '%s\n' "$*" >&2; }

case "$verb" in
    render | check) ;;
    *)
        say "BRIEFPDF_COMMAND is render or check, not: $verb"
        exit 2
        ;;
esac

workspaces=() briefs=()
while IFS= read -r line; do
    if [ -n "$line" ]; then workspaces+=("$line"); fi
done <<<"${BRIEFPDF_WORKSPACE:-.}"
while IFS= read -r line; do
    if [ -n "$line" ]; then briefs+=("$line"); fi
done <<<"${BRIEFPDF_BRIEFS:-}"
if [ "${#workspaces[@]}" -gt 1 ] && [ "${#briefs[@]}" -gt 0 ]; then
    say "BRIEFPDF_BRIEFS names briefs of one workspace, and there are ${#workspaces[@]}."
    exit 2
fi

# A folder that somebody else made may lead elsewhere.
if [ -n "$(find "$out" -type l -print -quit 2>/dev/null)" ]; then
    say "$out is a link, or has links in it: name a folder of its own with BRIEFPDF_OUT."
    exit 2
fi

# Git in a workspace. A folder that came with a pull request may have all that makes a repository,
# which would then answer.
git_in() { git -c safe.bareRepository=explicit -C "$@"; }

# What came with a tree would be taken for a report, or for a PDF that was built.
if [ -n "$(git_in . ls-files -- "$out" 2>/dev/null)" ]; then
    say "$out has files that git keeps: name a folder of its own with BRIEFPDF_OUT."
    exit 2
fi
mkdir -p "$out"

# Sets the revision, where git has it, and whether the workspace had a baseline then; without it,
# all is held to nothing.
find_since() {
    local head="${BRIEFPDF_HEAD:-}"
    since="${BRIEFPDF_SINCE:-}" had=
    if [ -z "$since" ]; then return 0; fi
    # The base may have moved on since the event: what was merged with is what HEAD says.
    if [ -n "$head" ] && [ "$(git_in "$1" rev-parse --quiet --verify 'HEAD^2')" = "$head" ]; then
        since="$(git_in "$1" rev-parse 'HEAD^1')"
    fi
    if ! had="$(git_in "$1" ls-tree --name-only --end-of-options "$since^{commit}" "$2" 2>/dev/null)"; then
        say "git does not know the base here, so that all counts as new: fetch its history."
        since=
    fi
}

# Whether a folder that is named from here on is somewhere else: a link may have come with a pull
# request. An absolute path, or one with “..”, is meant by whoever writes the workflow.
leads_out() {
    local real
    case "/$1/" in //* | */../*) return 1 ;; esac
    real="$(cd -- "$1" 2>/dev/null && pwd -P)" || return 1
    case "$real/" in "$(pwd -P)"/*) return 1 ;; esac
}

# Runs over one workspace; its reports go into a folder.
build() {
    local workspace="$1" folder="$2" since had code=0 accepted=briefpdf-baseline.json
    [ -d "$folder" ] || mkdir -p "$folder"
    if leads_out "$workspace"; then
        say "$workspace is a link that leads out of this folder: put the workspace itself there."
        echo 2 >"$folder/exit-code"
        return 0
    fi
    find_since "$workspace" "$accepted"
    local words=(
        "$verb" --workspace "$workspace" --format text
        --format "json=$folder/findings.json" --format "junit=$folder/junit.xml"
        --format "markdown=$folder/summary.md" --format "github=$folder/annotations.txt"
        -j "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)"
    )
    if [ "$verb" = render ]; then words+=(-o "$folder/pdf" --drafts "$folder/draft"); fi
    # The baseline of the workspace; for a change, as the base has it: none accepts its own errors.
    if [ -n "$had" ]; then
        git_in "$workspace" show "$since:./$accepted" >"$folder/$accepted"
        words+=(--baseline "$folder/$accepted")
    elif [ -z "${BRIEFPDF_SINCE:-}" ] && [ -e "$workspace/$accepted" ]; then
        words+=(--baseline "$workspace/$accepted")
    fi
    if [ -n "$since" ]; then
        words+=("--changed-since=$since")
        if [ "$verb" = render ]; then words+=(--explain --pictures "$folder/pages"); fi
        # Code hosts compare whole reports themselves: a part would look like all else mended.
        words+=(--whole "sarif=$folder/findings.sarif" --whole "gitlab=$folder/code-quality.json")
        printf '%s\n' "$since" >"$folder/since"
    else
        words+=(--format "sarif=$folder/findings.sarif" --format "gitlab=$folder/code-quality.json")
    fi
    "$briefpdf" "${words[@]}" -- ${briefs[@]+"${briefs[@]}"} 2>&1 || code=$?
    printf '%s\n' "$code" >"$folder/exit-code"
    printf '%s\n' "$workspace" >"$folder/workspace"
}

# What a claim says is printed here: the runner must take none of it for a command.
token=
if [ "${GITHUB_ACTIONS:-}" = true ]; then
    token="briefpdf-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
    echo "::stop-commands::$token"
fi
worst=0 folders=()
for index in "${!workspaces[@]}"; do
    folder="$out"
    if [ "${#workspaces[@]}" -gt 1 ]; then
        # Beside its number, so that no two are one.
        name="${workspaces[$index]//[!A-Za-z0-9_-]/-}"
        folder="$out/$((index + 1))-${name:0:60}"
    fi
    build "${workspaces[$index]}" "$folder"
    folders+=("$folder")
    read -r code <"$folder/exit-code"
    if [ "$code" -gt "$worst" ]; then worst="$code"; fi
done
if [ -n "$token" ]; then
    echo "::$token::"
    for folder in "${folders[@]}"; do
        if [ -f "$folder/annotations.txt" ]; then cat "$folder/annotations.txt"; fi
    done
fi

if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "exit-code=$worst" >>"$GITHUB_OUTPUT"; fi
echo "$worst" >"$out/exit-code"

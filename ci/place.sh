#!/usr/bin/env bash
# Chooses the folders of one use of the action, and the names of what it keeps.
#
# BRIEFPDF_WORKSPACE  the folders of the workspaces, one on each line (.)
# BRIEFPDF_ARTIFACT   the name of the artifact
# RUNNER_TEMP         a folder that is emptied after the job, outside of the repository
#
# Tells GITHUB_OUTPUT: folder, one of its own for each use in a job; cache, the folder of what is
# cached, the same in each run; key, what it is saved by; artifact, a name of its own, too.
set -euo pipefail

workspace="${BRIEFPDF_WORKSPACE:-.}"
artifact="${BRIEFPDF_ARTIFACT:-}"
name=briefpdf
if [ "$workspace" != . ]; then
    # As much as can be read, and a checksum, so that no two are one.
    readable="${workspace//[!A-Za-z0-9_-]/-}"
    name="briefpdf-${readable:0:40}-$(printf '%s' "$workspace" | cksum | cut -d ' ' -f 1)"
    artifact="${artifact:+$artifact-${name#briefpdf-}}"
fi
cache="$RUNNER_TEMP/$name-cache"
mkdir -p "$cache"
folder="$(mktemp -d "$RUNNER_TEMP/briefpdf-XXXXXX")"
{
    printf 'folder=%s\n' "$folder"
    printf 'cache=%s\n' "$cache"
    printf 'key=%s\n' "$name"
    # It is written by whoever writes the workflow; a second line would be another output.
    printf 'artifact=%s\n' "${artifact//[$'\r\n']/ }"
} >>"$GITHUB_OUTPUT"

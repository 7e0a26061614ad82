#!/usr/bin/env bash
# Installs briefpdf into an environment of its own, with the system's libraries where it may.
#
# BRIEFPDF_PACKAGE  what pip installs: a folder, a wheel, a requirement
# BRIEFPDF_VENV     the folder of the environment
# PYTHON            the Python to use (python3)
#
# A folder with a requirements.lock gets just the wheels that it names, each held to its hash.
# Tells GITHUB_OUTPUT, where there is one: briefpdf, the command; python, its Python.
set -euo pipefail

package="${BRIEFPDF_PACKAGE:?what pip installs}"
venv="${BRIEFPDF_VENV:?the folder of the environment}"
libraries=(libpango-1.0-0 libpangoft2-1.0-0)

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Isolated (-I): this runs in a tree that may have come with a pull request, and Python would look
# for modules there first.
loads() { "$venv/bin/python" -I -c 'import weasyprint' >/dev/null 2>&1; }

install_libraries() {
    if command -v apt-get >/dev/null 2>&1; then
        say "Installing ${libraries[*]}."
        as_root apt-get update -qq
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${libraries[@]}" >/dev/null
    elif command -v brew >/dev/null 2>&1; then
        brew install --quiet pango
    else
        return 1
    fi
}

pip_install() { "$venv/bin/python" -I -m pip install --quiet --disable-pip-version-check "$@"; }

"${PYTHON:-python3}" -I -m venv "$venv"
if [ -f "$package/requirements.lock" ]; then
    # Wheels, so that nothing is built; of one package, of fonts, there is none.
    pip_install --only-binary :all: --no-binary font-roboto \
        --require-hashes --requirement "$package/requirements.lock"
    pip_install --no-deps --no-build-isolation "$package"
else
    pip_install "$package"
fi

# Styles made of CSS need these; the engine of first choice does without.
if ! loads; then
    if ! install_libraries || ! loads; then
        say "WeasyPrint needs libraries of the system that are not here: ${libraries[*]}"
        exit 1
    fi
fi

"$venv/bin/briefpdf" --version
if [ -n "${GITHUB_OUTPUT:-}" ]; then
    printf 'briefpdf=%s\npython=%s\n' "$venv/bin/briefpdf" "$venv/bin/python" >>"$GITHUB_OUTPUT"
fi

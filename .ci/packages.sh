# Sourced by the scripts of this repository: need PACKAGE... installs what Debian packages are missing.
need() {
    command -v dpkg >/dev/null || return 0
    local missing=()
    for package in "$@"; do
        dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        echo "Missing packages; install them with: sudo apt-get install ${missing[*]}" >&2
        return 1
    fi
    patiently "Installing ${missing[*]} (about a minute)" install_debian "${missing[@]}"
}

install_debian() {
    apt-get update -q && env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"
}

# quietly COMMAND...: runs it, and shows what it printed only if it failed.
quietly() {
    local output
    output=$("$@" 2>&1) || { printf '%s\n' "$output" >&2; return 1; }
}

# patiently MESSAGE COMMAND...: runs it quietly behind the message, with a dot every five seconds to show that it is alive.
patiently() {
    local dots
    printf '%s ' "$1" >&2
    while sleep 5; do printf . >&2; done &
    dots=$!
    shift
    quietly "$@" && { kill "$dots"; echo " done" >&2; } || { kill "$dots"; echo " failed" >&2; return 1; }
}

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

#!/bin/sh
# Names the Debian packages that are missing for what is asked (run, test, package) and installs them when it may:
# as root, or where sudo asks no password. Otherwise it says what to type and ends with 1 if the work cannot go on.
#
# What is looked for is the library or command itself, so that a system with other package names is not bothered.
set -eu
PATH=$PATH:/usr/sbin:/sbin
asked=$1
cd "$(dirname "$0")/.."

[ "$(uname -s)" = Linux ] || exit 0
libraries=$(ldconfig -p 2> /dev/null || true)

has_library() { case $libraries in *"	$1 "*) ;; *) return 1 ;; esac; }
has_command() { command -v "$1" > /dev/null 2>&1; }
has_font() {
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.fonts" "${HOME:-/root}/.local/share/fonts" \
        -name '*.[to]tf' 2> /dev/null | head -n 1)" ]
}

# library and the package that has it
window_libraries='
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libglib-2.0.so.0 libglib2.0-0
libfreetype.so.6 libfreetype6
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libX11.so.6 libx11-6
libzstd.so.1 libzstd1
libgssapi_krb5.so.2 libgssapi-krb5-2
libX11-xcb.so.1 libx11-xcb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-render.so.0 libxcb-render0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
'
missing_from() { # lines of library and package; prints the packages whose library is not there
    echo "$1" | while read -r library package; do
        [ -z "$library" ] || has_library "$library" || printf ' %s' "$package"
    done
}

python=$(sh packaging/python.sh)
setting_up='' screen='' building=''
"$python" -c 'import ensurepip, venv' 2> /dev/null || setting_up=" $(basename "$python")-venv"
window=$(missing_from "$window_libraries")
has_font || window="$window fonts-dejavu-core"
if [ "$asked" != run ]; then
    has_command Xvfb || screen=' xvfb'
    has_command openbox || screen="$screen openbox"
    has_command xdotool || screen="$screen xdotool"
fi
if [ "$asked" = package ]; then
    has_command objdump || building=' binutils'
    # Debian's python3 has the interpreter inside; the packaged program needs it as a library.
    shared=$("$python" -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])')
    if [ "$("$python" -c 'import sys; print(sys.prefix)')" = /usr ] && ! has_library "$shared.so.1.0"; then
        building="$building $shared"
    fi
fi

missing="$setting_up$window$screen$building"
[ -n "$missing" ] || exit 0
echo 'These Debian packages are missing on this machine:'
[ -z "$setting_up" ] || echo "  to set up Python packages in .venv:$setting_up"
[ -z "$window" ] || echo "  to draw windows and text:$window"
[ -z "$screen" ] || echo "  to have a screen for tests:$screen"
[ -z "$building" ] || echo "  to build the packaged program:$building"

as_root=none
if has_command apt-get; then
    if [ "$(id -u)" = 0 ]; then
        as_root=''
    elif has_command sudo && sudo -n true 2> /dev/null; then
        as_root='sudo -n'
    fi
fi

install() { # the lists of words are meant to be split
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing \
        > "$report" 2>&1
}
if [ "$as_root" != none ]; then
    echo 'Installing them with apt-get.'
    report=$(mktemp)
    trap 'rm -f "$report"' EXIT
    if install || { $as_root apt-get update -qq > /dev/null 2>&1 && install; }; then
        exit 0
    fi
    cat "$report" >&2
    echo 'apt-get could not install them; it says why above.' >&2
fi

echo 'To install them, type as root:' >&2
echo "    apt-get update && apt-get install -y --no-install-recommends$missing" >&2
if [ -n "$setting_up$building" ] || { [ -n "$window" ] && [ "$asked" != run ]; }; then
    echo "Then type \"make $asked\" again; it cannot go on without them." >&2
    exit 1
fi
case $asked in
    run) echo 'Going on without: a forecast can be made, but no window opened.' >&2 ;;
    *) echo 'Going on without: whatever needs a screen will fail.' >&2 ;;
esac

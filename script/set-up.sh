# Sourced by script/coach and script/test, which set `root`, the folder of the checkout.
# Makes .venv where it is missing or out of date. POSIX sh; all that it prints goes to
# standard error, so that what the coach prints can be piped. See docs/decisions/0003.

venv=$root/.venv
lock=$root/.venv.lock
half_made=$venv/half-made # there while an installation runs, and after one that was cut short
longest_wait=900          # seconds; a first installation over a slow line takes minutes

# Prints the version; fails where it is too old.
probe='import sys
print("%d.%d.%d" % sys.version_info[:3])
sys.exit(sys.version_info < (3, 11))'

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

# set_up coach|test: what a start needs is installed when this returns. When nothing is to be
# done, as at nearly every start, it starts no program.
set_up() {
    is_ready "$1" && return
    [ -w "$root" ] || fail "The coach cannot be set up: the folder $root is read-only."
    take_lock
    trap 'rm -rf "$lock"' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    is_ready "$1" || install "$1"
    rm -rf "$lock"
    trap - EXIT HUP INT TERM
}

# A finished installation leaves a stamp that names the folder it was made for, since an
# environment does not survive being moved. A dangling link is not executable.
is_ready() {
    stamp=$venv/ready-for-$1
    [ -f "$stamp" ] && [ -x "$venv/bin/python" ] && [ -x "$venv/bin/coach" ] || return 1
    [ "$root/pyproject.toml" -nt "$stamp" ] && return 1
    [ "$root/constraints.txt" -nt "$stamp" ] && return 1
    IFS= read -r made_for <"$stamp" && [ "$made_for" = "$root" ]
}

install() {
    if can_be_updated; then
        say "Bringing .venv up to date …"
        is_update=yes
    else
        find_python
        say "Setting up the coach in .venv with $python; this happens once and takes a minute …"
        rm -rf "$venv"
        mkdir "$venv"
        is_update=
    fi
    # Dated before the installation: a file that changes while it runs is newer.
    printf '%s\n' "$root" >"$half_made"
    [ -n "$is_update" ] || make_environment
    install_packages "$1" || give_up
    [ "$1" = coach ] || cp -p "$half_made" "$venv/ready-for-coach"
    mv "$half_made" "$venv/ready-for-$1"
    say "Ready."
}

can_be_updated() {
    [ -d "$venv" ] && [ ! -e "$half_made" ] || return 1
    for other in "$venv"/ready-for-*; do
        [ -f "$other" ] || continue
        IFS= read -r made_for <"$other" && [ "$made_for" = "$root" ] || return 1
    done
    "$venv/bin/python" -c "$probe" >/dev/null 2>&1 || return 1
    has_uv || "$venv/bin/python" -c 'import pip' 2>/dev/null
}

has_uv() {
    command -v uv >/dev/null
}

make_environment() {
    if has_uv; then
        uv venv --quiet --no-project --no-python-downloads --allow-existing \
            --python "$python" "$venv" >&2 || give_up
    else
        "$python" -m venv "$venv" >&2 || give_up
    fi
}

install_packages() {
    extras=
    [ "$1" = coach ] || extras='[dev]'
    (
        cd "$root" || exit
        if has_uv; then
            uv pip install --quiet --no-python-downloads --python "$venv/bin/python" \
                --constraint constraints.txt --editable ".$extras"
        else
            "$venv/bin/python" -m pip install -qq --disable-pip-version-check \
                --constraint constraints.txt --editable ".$extras"
        fi
    ) >&2
}

# What could not be updated can still be used by hand, and is tried again at the next start.
give_up() {
    [ -z "$is_update" ] || rm -f "$half_made"
    fail "The coach could not be set up; the lines above say why. Is there a network?" \
        "Start again to try again."
}

# Sets `python`, or ends with what to do.
find_python() {
    too_old=
    no_venv=
    if [ -n "${COACH_PYTHON:-}" ]; then
        set -- "$COACH_PYTHON"
    else
        set -- python3.14 python3.13 python3.12 python3.11 python3 python
    fi
    for python in "$@"; do
        # A name on the PATH may be a shim with no Python behind it.
        if ! version=$("$python" -c "$probe" 2>/dev/null); then
            [ -z "$version" ] || too_old=${too_old:-"Python $version ($python)"}
        elif has_uv || "$python" -c 'import ensurepip, venv' 2>/dev/null; then
            return
        else
            no_venv=${no_venv:-$version}
        fi
    done
    if [ -z "${COACH_PYTHON:-}" ] && has_uv &&
        python=$(uv python find --no-project --no-python-downloads '>=3.11' 2>/dev/null); then
        return
    fi
    no_python
}

no_python() {
    if [ -n "$no_venv" ]; then
        fail "Python $no_venv is here, but its parts 'venv' and 'ensurepip' are not, and the" \
            "coach needs them to set itself up. On Debian and Ubuntu:" \
            "sudo apt install python${no_venv%.*}-venv. Then start again."
    fi
    advice="Install Python 3.11 or later and start again, or name one that you have:
COACH_PYTHON=/path/to/python3 script/coach"
    if [ -n "$too_old" ]; then
        fail "The coach needs Python 3.11 or later; found $too_old. $advice"
    elif [ -n "${COACH_PYTHON:-}" ]; then
        fail "The coach needs Python 3.11 or later; COACH_PYTHON names $COACH_PYTHON," \
            "which is no Python that runs here. $advice"
    fi
    fail "The coach needs Python 3.11 or later; found none. $advice"
}

# One start sets up, the others wait. mkdir either makes the lock or fails, in one step.
take_lock() {
    waited=0
    unnamed=0
    until mkdir "$lock" 2>/dev/null; do
        take_over && break
        [ "$waited" -ne 0 ] || say "Another start is setting up the coach; waiting for it …"
        [ "$waited" -lt "$longest_wait" ] ||
            fail "Still waiting. If no other start is under way, remove $lock and start again."
        sleep 1
        waited=$((waited + 1))
    done
    printf '%s\n' "$$" >"$lock/pid"
}

# The lock of a process that is gone passes to one of those that wait: the first to leave a
# mark in it, if the lock is still that process's when the mark is made.
take_over() {
    owner=$(lock_owner)
    if [ -n "$owner" ]; then
        kill -0 "$owner" 2>/dev/null && return 1
    else
        # Between making a lock and naming its owner lies a moment, not seconds.
        unnamed=$((unnamed + 1))
        [ "$unnamed" -gt 5 ] || return 1
    fi
    mark=$lock/after-${owner:-nobody}
    mkdir "$mark" 2>/dev/null || return 1
    [ "$(lock_owner)" = "$owner" ] && return
    rmdir "$mark"
    return 1
}

lock_owner() {
    cat "$lock/pid" 2>/dev/null || true
}

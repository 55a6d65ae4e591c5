#!/bin/sh
# Removes what install.sh made. Lists, layouts and history stay in ~/.local/share/qosdesk unless --data is given.
set -eu
prefix=${PREFIX:-$HOME/.local}
share=${XDG_DATA_HOME:-$prefix/share}
rm -rf "$prefix/opt/qosdesk"
rm -f "$prefix/bin/qosdesk" "$prefix/bin/qosdesk-cli" "$share/applications/qosdesk.desktop"
for file in "$share"/icons/hicolor/*/apps/qosdesk.png "$share/icons/hicolor/scalable/apps/qosdesk.svg"; do
    rm -f "$file"
done
if command -v update-desktop-database > /dev/null 2>&1; then
    update-desktop-database -q "$share/applications" || true
fi
if [ "${1:-}" = "--data" ]; then
    rm -rf "$share/qosdesk" "${XDG_CACHE_HOME:-$HOME/.cache}/qosdesk" "${XDG_STATE_HOME:-$HOME/.local/state}/qosdesk"
    echo "removed, with lists, layouts and history"
else
    echo "removed; lists, layouts and history are still in $share/qosdesk"
fi

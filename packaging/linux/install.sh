#!/bin/sh
# Installs the unpacked bundle for this user: no root, nothing outside the home folder.
#   ./install.sh            into ~/.local/opt/qosdesk
#   PREFIX=/path ./install.sh
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
prefix=${PREFIX:-$HOME/.local}
share=${XDG_DATA_HOME:-$prefix/share}
target=$prefix/opt/qosdesk
if [ "$here" = "$target" ]; then
    echo "this is the installed copy: unpack a new archive elsewhere and call its install.sh" >&2
    exit 1
fi
mkdir -p "$prefix/opt" "$prefix/bin" "$share/applications"
# The new copy is whole before the old one goes.
rm -rf "$target.new"
cp -R "$here" "$target.new"
# An installed copy keeps its data in the home folder, also where the unpacked one was portable.
rm -rf "$target.new/qosdesk-data"
rm -rf "$target"
mv "$target.new" "$target"
for name in qosdesk qosdesk-cli; do
    ln -sf "$target/$name" "$prefix/bin/$name"
done
for file in "$here"/icons/qosdesk-*.png; do
    size=${file##*-}
    size=${size%.png}
    folder=$share/icons/hicolor/${size}x$size/apps
    mkdir -p "$folder"
    cp "$file" "$folder/qosdesk.png"
done
mkdir -p "$share/icons/hicolor/scalable/apps"
cp "$here/icons/qosdesk.svg" "$share/icons/hicolor/scalable/apps/qosdesk.svg"
sed "s|@PROGRAM@|$target/qosdesk|" "$here/qosdesk.desktop" > "$share/applications/qosdesk.desktop"
if command -v update-desktop-database > /dev/null 2>&1; then
    update-desktop-database -q "$share/applications" || true
fi
echo "installed in $target; start it from the menu or with $prefix/bin/qosdesk"
case ":$PATH:" in *":$prefix/bin:"*) ;; *) echo "$prefix/bin is not in PATH" ;; esac

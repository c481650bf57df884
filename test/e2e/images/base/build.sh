#!/usr/bin/env bash
# usage: build.sh IMAGE_TAG CACHE_DIR LABEL
# Makes the minimal Debian 12 image that all others start from. CACHE_DIR/root keeps its file system.
# Takes the mirror and the proxy that this machine's own apt uses. Needs root and debootstrap.
set -euo pipefail
tag=${1:?usage: build.sh IMAGE_TAG CACHE_DIR LABEL}
cache=${2:?usage: build.sh IMAGE_TAG CACHE_DIR LABEL}
label=${3:?usage: build.sh IMAGE_TAG CACHE_DIR LABEL}

mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' 2>/dev/null | head -n 1)
eval "$(apt-config shell proxy Acquire::http::Proxy)"
[ -z "${proxy:-}" ] || export http_proxy="$proxy"

if [ ! -e "$cache/root.done" ]; then
  rm -rf "$cache/root"
  debootstrap --variant=minbase bookworm "$cache/root" ${mirror:+"$mirror"}
  rm -rf "$cache"/root/var/cache/apt/archives/*.deb "$cache"/root/var/lib/apt/lists/* \
    "$cache"/root/usr/share/{doc,man,locale,info}
  rm -f "$cache"/root/etc/hostname "$cache"/root/etc/resolv.conf
  # As in the official Debian image: no manual pages, no service starts while packages are installed.
  printf 'path-exclude /usr/share/%s/*\n' doc man locale info >"$cache/root/etc/dpkg/dpkg.cfg.d/slim"
  printf '#!/bin/sh\nexit 101\n' >"$cache/root/usr/sbin/policy-rc.d"
  chmod 755 "$cache/root/usr/sbin/policy-rc.d"
  touch "$cache/root.done"
fi
tar -C "$cache/root" -c . | docker import --change 'CMD ["bash"]' --change "LABEL $label" - "$tag"

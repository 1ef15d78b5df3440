#!/usr/bin/env bash
# Runs torch_sbn.py in the fastest environment that we found for Debian's PyTorch; arguments are passed on.
#
#   ./run_torch.sh --threads 2            ./run_torch.sh --check
#
# Needs the packages python3-torch, python3-numpy and libopenblas0-openmp.
# PEER_TUNING=none measures PyTorch as installed (with the OpenMP build of OpenBLAS all the same).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PEER_PYTHON:-/usr/bin/python3}

# PyTorch and OpenBLAS must share one pool of threads: the pthread build of OpenBLAS spins against PyTorch's OpenMP
# threads on the same cores and is slower by a factor, which would make the comparison a straw man.
openmp=$(dirname "$(dpkg -L libopenblas0-openmp 2>/dev/null | grep '/libblas\.so\.3$' || true)")
if [[ "$openmp" != /* ]]; then
    echo "run_torch.sh: install libopenblas0-openmp first (apt-get install python3-torch libopenblas0-openmp)." >&2
    exit 2
fi
export LD_LIBRARY_PATH="$openmp${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export PEER_BLAS=openblas-openmp

threads=1
previous=
for argument in "$@"; do
    case "$previous" in --threads) threads=$argument ;; esac
    case "$argument" in --threads=*) threads=${argument#--threads=} ;; esac
    previous=$argument
done
export OMP_NUM_THREADS=$threads

# OpenBLAS does not know recent processors and then falls back to its AVX2 kernels; PyTorch takes AVX2 by default too.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS ATEN_CPU_CAPABILITY
if [[ "${PEER_TUNING:-best}" == best ]] && grep -q avx512vl /proc/cpuinfo; then
    export OPENBLAS_CORETYPE=SkylakeX
    export ATEN_CPU_CAPABILITY=avx512
fi

exec "$python" "$here/torch_sbn.py" "$@"

#!/usr/bin/env bash
# Times training steps of Variate beside the same steps in PyTorch, in turn, and prints a table with ratios.
#
#   benchmarks/compare_training_steps.sh [--rounds 5] [--threads "1 2"] [--steps "score-function rebar-fixed"]
#
# Needs the .NET SDK, and for the peer Debian's python3-torch, python3-numpy and libopenblas0-openmp.
# A sample counts only if the two-core probe of its line is at least 1.7: virtual processors may share a core.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
rounds=5
threads="1 2"
steps="score-function rebar-fixed rebar-learned ram pathwise-vae"
while [ $# -gt 0 ]; do
    case "$1" in
        --rounds) rounds=$2; shift 2 ;;
        --threads) threads=$2; shift 2 ;;
        --steps) steps=$2; shift 2 ;;
        *) echo "compare_training_steps.sh: unknown argument '$1'; expected --rounds N, --threads \"1 2\" or --steps \"NAME NAME\"." >&2; exit 2 ;;
    esac
done

dotnet build -c Release "$here/Variate.TrainingStepBenchmark" --nologo -v quiet >&2
ours="$here/../artifacts/bin/Variate.TrainingStepBenchmark/release/Variate.TrainingStepBenchmark.dll"
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
for round in $(seq "$rounds"); do
    for count in $threads; do
        echo "round $round of $rounds, $count threads" >&2
        # shellcheck disable=SC2086 # a list of names
        dotnet "$ours" "$count" 9 $steps | sed 's/^{/{"engine":"variate",/' >> "$lines"
        "$here/peers/run_torch.sh" --threads "$count" --step $steps | sed 's/^{/{"engine":"torch",/' >> "$lines"
    done
done

python3 "$here/tabulate_training_steps.py" "$lines"

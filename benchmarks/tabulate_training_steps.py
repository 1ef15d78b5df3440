"""Prints the lines of compare_training_steps.sh as a Markdown table: medians over rounds, and their ratio."""

import json
import statistics
import sys

SMALLEST_GAIN = 1.7


def is_sound(line: dict) -> bool:
    return line["threads"] == 1 or line["thread_gain"] >= SMALLEST_GAIN


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        lines = [json.loads(line) for line in file if line.strip()]
    samples: dict[tuple, dict[str, list[float]]] = {}
    rejected = 0
    for line in lines:
        if not is_sound(line):
            rejected += 1
            continue
        key = (line["step"], line["batch"], line["threads"])
        samples.setdefault(key, {}).setdefault(line["engine"], []).append(line["median_us"])
    print("| step | batch | threads | Variate, us | PyTorch, us | ratio | samples (Variate/PyTorch) |")
    print("|---|---|---|---|---|---|---|")
    for (step, batch, threads), engines in samples.items():
        ours, peers = engines.get("variate", []), engines.get("torch", [])
        mine = f"{statistics.median(ours):.0f}" if ours else "-"
        peer = f"{statistics.median(peers):.0f}" if peers else "-"
        ratio = f"{statistics.median(peers) / statistics.median(ours):.1f}" if ours and peers else "-"
        print(f"| {step} | {batch} | {threads} | {mine} | {peer} | {ratio} | {len(ours)}/{len(peers)} |")
    bytes_per_step = {line["step"]: line["managed_bytes_per_step"] for line in lines if line["engine"] == "variate"}
    print(f"\n{rejected} of {len(lines)} samples rejected: two-core probe below {SMALLEST_GAIN}.")
    print("Small managed objects a step, bytes: " + ", ".join(f"{step} {count}" for step, count in bytes_per_step.items()) + ".")
    torch = next((line for line in lines if line["engine"] == "torch"), None)
    if torch:
        print(f"PyTorch {torch['torch']}, BLAS {torch['blas']} ({torch['blas_core']}), vector extensions {torch['aten']}.")


if __name__ == "__main__":
    main()

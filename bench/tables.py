"""The tables of docs/speed.md."""

from statistics import median

from bench.loading import AGAIN, COMPARED, FIRST


def import_table(loaded):
    """What each file took, and commitments against what PostgreSQL alone takes."""
    lines = ["## Import", "", "| file | rows | seconds | rows a second |", "|---|---|---|---|"]
    lines += [
        f"| {s.name} | {s.rows:,} | {s.seconds:.2f} | {s.rows / s.seconds:,.0f} |"
        for s in loaded.steps
    ]
    rows = next(step.rows for step in loaded.steps if step.name == COMPARED)
    lines += [
        "",
        f"| {rows:,} commitments | seconds (min-max) | first run, times this | again, times this |",
        "|---|---|---|---|",
    ]
    first, again = (median(loaded.rounds[name]) for name in (FIRST, AGAIN))
    for name, seconds in loaded.rounds.items():
        lines.append(
            f"| {name} | {median(seconds):.2f} ({min(seconds):.2f}-{max(seconds):.2f}) "
            f"| {first / median(seconds):.1f} | {again / median(seconds):.1f} |"
        )
    return "\n".join(lines)


def serving_table(measured):
    """Answers a second, ratios of medians, and CPU ms a request of ours, stock and bare SQL."""
    lines = [
        "## Lists of 50 and details, answers a second",
        "",
        "| question | ours | stock | bare | ours / stock (min-max) | ours / bare | CPU ms | kB |",
        "|---|---|---|---|---|---|---|---|",
    ]
    return "\n".join(lines + [_line(shape, targets) for shape, targets in measured.items()])


def _line(shape, targets):
    ours, stock, bare = targets["ours"], targets["stock"], targets["bare"]
    ratios = [a / b for a, b in zip(ours.rates, stock.rates, strict=True)]
    rates = " | ".join(f"{t.rate:,.0f}" for t in (ours, stock, bare))
    cpu = ", ".join(f"{t.cpu:.2f}" for t in (ours, stock, bare))
    bad = sum(t.bad for t in targets.values())
    note = f" ({bad} bad answers)" if bad else ""
    return (
        f"| {shape}{note} | {rates} | {ours.rate / stock.rate:.1f} ({min(ratios):.1f}-"
        f"{max(ratios):.1f}) | {ours.rate / bare.rate:.2f} | {cpu} | {ours.size / 1000:.0f} |"
    )

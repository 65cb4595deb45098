"""The tables of docs/speed.md."""


def import_table(steps, again, floors):
    """What each file took, and commitments against what PostgreSQL alone takes."""
    lines = ["## Import", "", "| file | rows | seconds | rows a second |", "|---|---|---|---|"]
    lines += [
        f"| {s.name} | {s.rows:,} | {s.seconds:.2f} | {s.rows / s.seconds:,.0f} |" for s in steps
    ]
    first = next(step for step in steps if step.name == "commitments")
    lines += ["", "| commitments | seconds | our first run, times this |", "|---|---|---|"]
    for timed in floors:
        lines.append(
            f"| {timed.name} | {timed.seconds:.2f} | {first.seconds / timed.seconds:.1f} |"
        )
    lines.append(f"| ours, first run | {first.seconds:.2f} | 1.0 |")
    ratio = first.seconds / again.seconds
    lines.append(
        f"| ours, the same file again (nothing changes) | {again.seconds:.2f} | {ratio:.1f} |"
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

"""The sentence that a row of a table rests on before all others."""

from sources.choices import Rank
from sources.exports.columns import Column

SAY_IT_BEST = ("summary", "title")
EVIDENCE = tuple(
    Column(name, (name,))
    for name in (
        "evidence_quote",
        "evidence_publisher",
        "evidence_source",
        "evidence_published",
        "evidence_address",
        "evidence_original",
        "claims_count",
    )
)


def evidence(claims):
    """For the columns of the same names: the preferred sentence about the record as a whole.

    `evidence_address` is the reader of the source at its paragraph, `evidence_original` where the
    document was published. A digest is named as what it is: its publisher is this base.
    """
    if not claims:
        return {"claims_count": 0}
    claim = min(claims, key=_place)
    source = claim["source"]
    return {
        "evidence_quote": claim["quote"],
        "evidence_publisher": source["publisher"],
        "evidence_source": source["title"],
        "evidence_published": source["published_text"],
        "evidence_address": claim["address"],
        "evidence_original": (source["original"] or source)["url"],
        "claims_count": len(claims),
    }


def _place(claim):
    field = claim["field"]
    about = SAY_IT_BEST.index(field) if field in SAY_IT_BEST else len(SAY_IT_BEST)
    return claim["rank"] == Rank.DEPRECATED, about, claim["rank"] != Rank.PREFERRED

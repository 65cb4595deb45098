from policies.models.commitment import Commitment, Obligation, Recommendation
from policies.models.coverage import CoverageCheck, CoverageCheckSource
from policies.models.party import Party
from policies.models.policy import Initiative, Policy, Site
from policies.models.progress import Progress
from policies.models.topic import Topic, TopicMatch, TopicName, TopicTag

__all__ = [
    "Commitment",
    "CoverageCheck",
    "CoverageCheckSource",
    "Initiative",
    "Obligation",
    "Party",
    "Policy",
    "Progress",
    "Recommendation",
    "Site",
    "Topic",
    "TopicMatch",
    "TopicName",
    "TopicTag",
]

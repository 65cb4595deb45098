from events.models.decision import Decision, Statement, Subject
from events.models.event import Event, Participation

__all__ = ["Decision", "Event", "Participation", "Statement", "Subject"]

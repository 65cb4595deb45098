from sources.choices import Kind
from sources.display import Field
from sources.record_page import RecordPage

ORGANISATION = RecordPage(
    kind=Kind.ORGANISATION,
    layout=(
        Field("kind", "Kind", "choice"),
        Field("parent", "Part of", "record"),
        Field("country", "Country", "record"),
        Field("place", "Seat", "record"),
        Field("valid", "Existed", "date"),
        Field("url", "Site", "address"),
        Field("posts", "People in post", "posts"),
    ),
)

PERSON = RecordPage(
    kind=Kind.PERSON,
    layout=(
        Field("given_name", "Given name"),
        Field("family_name", "Family name"),
        Field("honorific", "Title"),
        Field("posts", "Posts", "posts"),
    ),
)

PAGES = (ORGANISATION, PERSON)

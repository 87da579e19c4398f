"""What the demonstration does after its start."""

from qala.shared.jobs import job


@job(name="demo.learn", lock="suggestions.train", retry=0)
def learn() -> None:
    """Eight seconds of one processor: too long for the first start, so operators see suggestions a moment later."""
    # No process of a real city loads the demonstration.
    from qala.config.demo.suggestions import make_classifiers

    make_classifiers()


@job(name="demo.office", lock="demo.office", retry=0)
def build() -> None:
    """Projects with years of history: three minutes of a processor, so they come after the first start."""
    from qala.config.demo.office.making import make_office
    from qala.public.opendata.actions import mark_structures, measure, take
    from qala.shared.clock import today

    make_office()
    # As every night: how good our own data are, a copy of the month, the columns as they are.
    measure()
    take(month=today().replace(day=1))
    mark_structures()

"""What the demonstration does after its start."""

from qala.shared.jobs import job


@job(name="demo.learn", lock="suggestions.train", retry=0)
def learn() -> None:
    """Eight seconds of one processor: too long for the first start, so operators see suggestions a moment later."""
    from qala.config.demo.suggestions import (
        make_classifiers,
    )  # no process of a real city loads the demonstration

    make_classifiers()

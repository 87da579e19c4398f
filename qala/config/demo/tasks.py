"""What the demonstration does after its start."""

from qala.shared.jobs import job


@job(name="demo.learn", lock="suggestions.train", retry=0)
def learn() -> None:
    """Eight seconds of one processor: too long for the first start, so operators see suggestions a moment later."""
    # No process of a real city loads the demonstration.
    from qala.config.demo.suggestions import make_classifiers

    make_classifiers()

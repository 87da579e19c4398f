# mypy: ignore-errors
"""A plan file as JSON on standard output; run by the Python of an environment with mpxj, another reader of it."""

import json
import sys

import jpype
import mpxj  # noqa: F401 - puts the classes of Java on the path

jpype.startJVM()

from org.mpxj import TimeUnit  # noqa: E402
from org.mpxj.reader import UniversalProjectReader  # noqa: E402


def text(value):
    return None if value is None else str(value)


def minutes(value, properties):
    return None if value is None else round(value.convertUnits(TimeUnit.MINUTES, properties).getDuration())


plan = UniversalProjectReader().read(sys.argv[1])
properties = plan.getProjectProperties()
tasks = []
for task in plan.getTasks():
    if task.getUniqueID() == 0:
        continue
    frozen = {}
    for number in range(11):
        start = task.getBaselineStart(number) if number else task.getBaselineStart()
        finish = task.getBaselineFinish(number) if number else task.getBaselineFinish()
        cost = task.getBaselineCost(number) if number else task.getBaselineCost()
        if start is not None:
            frozen[number] = [text(start), text(finish), None if cost is None else float(cost)]
    tasks.append(
        {
            "uid": int(task.getUniqueID()),
            "name": str(task.getName()),
            "level": int(task.getOutlineLevel()),
            "start": text(task.getStart()),
            "finish": text(task.getFinish()),
            "minutes": minutes(task.getDuration(), properties),
            "percent": int(task.getPercentageComplete() or 0),
            "physical": int(task.getPhysicalPercentComplete() or 0),
            "actual_start": text(task.getActualStart()),
            "actual_finish": text(task.getActualFinish()),
            "constraint": text(task.getConstraintType()),
            "milestone": bool(task.getMilestone()),
            "summary": bool(task.getSummary()),
            "baselines": frozen,
            "after": sorted(
                [
                    int(link.getPredecessorTask().getUniqueID()),
                    str(link.getType()),
                    minutes(link.getLag(), properties),
                ]
                for link in task.getPredecessors()
            ),
        }
    )
json.dump({"status": text(properties.getStatusDate()), "tasks": tasks}, sys.stdout)

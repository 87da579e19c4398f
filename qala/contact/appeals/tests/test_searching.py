"""Finding appeals by words and numbers, and by place."""

from qala.contact.appeals.actions import Place
from qala.contact.appeals.actions.words import learn_words
from qala.contact.appeals.models import Appeal
from qala.contact.appeals.queries.nearby import similar_open
from qala.contact.appeals.queries.points import feature_collection
from qala.contact.appeals.queries.searching import find
from qala.contact.appeals.tests.factories import World
from qala.ground.places.locating import locate

RUSSIAN = "Прорвало трубу отопления в подвале"
KAZAKH = "Жылу құбыры жарылды, көшеде су ағып жатыр"


def found(typed: str) -> set[str]:
    return set(find(Appeal.objects.all(), typed).values_list("text", flat=True))


def test_words_in_both_languages(world: World) -> None:
    world.appeal(text=RUSSIAN)
    world.appeal(text=KAZAKH)
    learn_words()
    assert found("трубы отопление") == {RUSSIAN}  # Russian stems
    assert found("құбыр") == {KAZAKH}  # Kazakh by prefix
    assert found("кубыр жарылды") == {KAZAKH}  # typed without Kazakh letters
    assert found("qubyr") == {KAZAKH}  # Latin script
    assert found("атопление") == {RUSSIAN}  # misspelt
    assert found("вертолёт") == set()
    assert found("не на трубы") == {RUSSIAN}  # particles tell nothing beside a longer word
    assert found("су") == {KAZAKH}  # alone they do
    assert found("су қыр") == set()
    assert found("") == {RUSSIAN, KAZAKH}
    assert found("'); drop table --") == set()


def test_numbers_in_any_script(world: World) -> None:
    appeal = world.appeal()
    assert find(Appeal.objects.all(), appeal.number.replace("-", " ").lower()).get() == appeal


def test_the_vocabulary_learns_once(world: World) -> None:
    world.appeal(text=KAZAKH)
    last = learn_words()
    assert learn_words() == last == Appeal.objects.latest("id").pk


def test_similar_open_appeals_nearby(world: World) -> None:
    near, other_topic = world.appeal(), world.appeal(topic_id=world.lifts.pk)
    far = world.appeal(place=Place(lon=70.09, lat=50.09))
    point = locate(70.0505, 50.05).point
    hits = list(similar_open(topic_id=world.heat.pk, point=point))
    assert hits == [near]
    assert far not in hits
    assert set(similar_open(topic_id=None, point=point)) == {near, other_topic}
    assert not similar_open(topic_id=world.heat.pk, point=point, but=near.pk).exists()
    assert not similar_open(topic_id=world.heat.pk, point=None).exists()


def test_the_map_leaves_placeholders_out(world: World) -> None:
    appeal = world.appeal()
    assert len(feature_collection(Appeal.objects.all())["features"]) == 1
    Appeal.objects.filter(pk=appeal.pk).update(place_quality="dummy")
    assert feature_collection(Appeal.objects.all())["features"] == []

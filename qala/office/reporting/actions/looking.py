"""What can be told of a photo before anybody looks at it: where, which way, whether it is known."""

import io

from django.db.models import BigIntegerField, F, Func, IntegerField, Value
from PIL import ExifTags, Image

from qala.ground.files import storage
from qala.ground.files.models import StoredFile
from qala.ground.places.locating import ground
from qala.ground.places.rules.projection import to_metres
from qala.office.reporting.models import ProjectPhoto
from qala.office.reporting.rules.likeness import difference_hash
from qala.office.reporting.rules.parameters import ReportingParameters
from qala.office.reporting.rules.siting import metres_from_site
from qala.shared.parameters.reading import of_today

FORMATS = ["JPEG", "PNG", "WEBP", "HEIF"]


def looked_at(photo: ProjectPhoto) -> None:
    """Fill in distance, direction, fingerprint and twin of a photo that is not saved yet."""
    terms = of_today(ReportingParameters)
    photo.distance_m = _distance(photo)
    photo.is_far = photo.distance_m is not None and photo.distance_m > terms.site_metres
    photo.direction = _direction(photo.file) if photo.lon is not None else None
    with storage.kept().open(photo.file.thumb_keys["320"]) as opened:
        photo.likeness = difference_hash(Image.open(io.BytesIO(opened.read())))
    photo.twin = _twin(photo, terms.twin_bits)


def _distance(photo: ProjectPhoto) -> float | None:
    project = photo.project
    if photo.lon is None or photo.lat is None:
        return None
    site = (project.lon, project.lat) if project.lon is not None and project.lat is not None else None
    epsg = ground().epsg
    return metres_from_site(
        photo.lon,
        photo.lat,
        site=site,
        outline=project.geometry,
        to_metres=lambda lon, lat: to_metres(lon, lat, epsg),
    )


def _direction(file: StoredFile) -> float | None:
    """Where the camera looked, in degrees from north, as the private original tells it; None where it does not."""
    if not file.original_key:
        return None
    try:
        with storage.kept().open(file.original_key) as opened, Image.open(opened, formats=FORMATS) as image:
            degrees = float(image.getexif().get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSImgDirection])
    except Exception:  # noqa: BLE001  hostile EXIF breaks parsers in every way; the photo itself may still be good
        return None
    return degrees % 360 if 0 <= degrees <= 360 else None


def _twin(photo: ProjectPhoto, most_bits: int) -> ProjectPhoto | None:
    """The earliest photo of any project that is the same file or looks the same."""
    others = ProjectPhoto.objects.exclude(pk=photo.pk).order_by("pk")
    same = others.filter(sha256=photo.sha256).first()
    if same is not None or not photo.likeness:
        return same
    alike: ProjectPhoto | None = (
        others.exclude(likeness=None)
        .exclude(likeness=0)
        .annotate(bits=DifferingBits(F("likeness"), Value(photo.likeness, output_field=BigIntegerField())))
        .filter(bits__lte=most_bits)
        .order_by("bits", "pk")
        .first()
    )
    return alike


class DifferingBits(Func):
    """In how many bits two fingerprints differ, counted by PostgreSQL: 100,000 photos are compared in milliseconds."""

    template = "bit_count((%(expressions)s)::bit(64))"
    arg_joiner = " # "
    output_field = IntegerField()

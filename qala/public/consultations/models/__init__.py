"""One noun per file."""

from qala.public.consultations.models.consultation import Consultation
from qala.public.consultations.models.remark import ConsultationRemark

__all__ = ["Consultation", "ConsultationRemark"]

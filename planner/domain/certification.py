"""Credentials earned, in preparation or wanted."""

from dataclasses import dataclass
from enum import StrEnum

from planner.domain.dates import PartialDate
from planner.domain.errors import UserError
from planner.domain.text import require_address, require_text


class CertificationStatus(StrEnum):
    """How far a certification has come; whether it is still valid follows from its dates."""

    WANTED = "wanted"
    IN_PREPARATION = "in preparation"
    EARNED = "earned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """A credential with issuer, number, address and dates; ``expires`` is None where it never does.

    Raises ``UserError`` where a field breaks its rule.
    """

    id: str
    name: str
    issuer: str = ""
    credential_id: str = ""
    url: str = ""
    status: CertificationStatus = CertificationStatus.EARNED
    earned: PartialDate | None = None
    expires: PartialDate | None = None

    def __post_init__(self) -> None:
        require_text(self.name, "Certification", "name", required=True)
        require_text(self.issuer, "Issuer", "issuer")
        require_text(self.credential_id, "Credential ID", "credential_id")
        require_address(self.url)
        if self.earned and self.expires and self.expires.latest() < self.earned.earliest():
            raise UserError(
                "Expires",
                f"{self.expires} lies before the day it was earned, {self.earned}",
                "Correct one of the dates",
                "expires",
            )

"""Small made-up files in the layout of O*NET and of the facts on certifications; every figure is invented."""

from pathlib import Path

from planner.calibration import certification_reader, skills_reader
from planner.calibration.catalogue_build import RATED_OCCUPATIONS
from tests.calibration.made_up import write

TECHNOLOGY_HEADER = "O*NET-SOC Code,Title,Example,Commodity Code,Commodity Title,Hot Technology,In Demand"
RATING_HEADER = "O*NET-SOC Code,Title,Element ID,Element Name,Scale ID,Scale Name,Data Value,N,Date,Domain Source"
FACTS_HEADER = (
    "id,name,provider,level,price_usd,price_note,validity_months,exam_minutes,status,renewal,source,confidence"
)
EVIDENCE_HEADER = "topic,number,publisher,url,remark"

SKILLS_FILE, KNOWLEDGE_FILE = skills_reader.RATING_FILES


def technology_line(
    name: str = "Abacus",
    occupation: str = "15-1252.00",
    commodity: str = "Spreadsheet software",
    *,
    hot: str = "N",
    demand: str = "N",
) -> str:
    """A row of the technologies."""
    return f'{occupation},Makers,"{name}",43230000,{commodity},{hot},{demand}'


def rating_line(
    element: str = "Programming", value: str = "4.5", occupation: str = "15-1221.00", scale: str = "IM"
) -> str:
    """A row of the ratings."""
    return f"{occupation},Makers,2.B,{element},{scale},Importance,{value},8,08/2024,Analyst"


def fact_line(
    own_id: str = "cook-1",
    *,
    price: str = "100",
    months: str = "24",
    minutes: str = "90",
    status: str = "active",
    renewal: str = "retake",
) -> str:
    """A row of the facts."""
    return (
        f"{own_id},Certified Cook,Kitchen,Associate,{price},,{months},{minutes},{status},{renewal},somewhere.org,good"
    )


def evidence_line(publisher: str = "Cooks’ survey 2024", number: str = "+5%") -> str:
    """A row of the evidence."""
    return f'Cooks,{number},"{publisher}",https://example.org,raw'


def write_technologies(folder: Path, *lines: str) -> Path:
    return write(folder / skills_reader.TECHNOLOGY_FILE, TECHNOLOGY_HEADER, *lines)


def write_ratings(folder: Path, skills: list[str], knowledge: list[str]) -> None:
    write(folder / SKILLS_FILE, RATING_HEADER, *skills)
    write(folder / KNOWLEDGE_FILE, RATING_HEADER, *knowledge)


def write_plain(path: Path, *lines: str) -> Path:
    """A file of these lines, its folders made; the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def write_facts(folder: Path, *lines: str) -> Path:
    return write_plain(folder / certification_reader.FACTS_FILE, FACTS_HEADER, *lines)


def write_evidence(folder: Path, *lines: str) -> Path:
    return write_plain(folder / certification_reader.EVIDENCE_FILE, EVIDENCE_HEADER, *lines)


def write_catalogue_sources(folder: Path) -> Path:
    """A whole folder of sources; the folder."""
    write_technologies(folder, technology_line(demand="Y"), technology_line("Zither", commodity="Unheard-of software"))
    write_ratings(
        folder,
        [rating_line(occupation=code) for code in RATED_OCCUPATIONS],
        [rating_line("Mathematics", occupation=code) for code in RATED_OCCUPATIONS],
    )
    write_facts(folder, fact_line())
    write_evidence(folder, evidence_line())
    return folder

"""Small made-up files in the layout of the public sources; every number is invented."""

import gzip
from collections.abc import Iterable, Sequence
from pathlib import Path

from planner.calibration import oews, oflc, parities, prices
from planner.calibration.catalogue import OCCUPATIONS, PLACES

OEWS_HEADER = (
    "year,soc,occ_name,areatype,area,area_name,industry,industry_name,employment,employment_rse_pct,wage_rse_pct,"
    "a_mean,a_p10,a_p25,a_p50,a_p75,a_p90,h_mean,h_p10,h_p25,h_p50,h_p75,h_p90,emp_per_1000,loc_quotient,f10,f15"
)
OFLC_HEADER = "soc,state,county,level_I_hourly,level_II_hourly,level_III_hourly,level_IV_hourly"
BEA_HEADER = "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2023,2024"
CPI_HEADER = "year,period,value,series_id,title,area_code,area"

PERCENTILES = ("60000", "80000", "110000", "140000", "180000")


def write(path: Path, *lines: str) -> Path:
    """A gzipped file of these lines, its folders made; the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode(), mtime=0))
    return path


def oews_line(
    soc: str = "15-1252",
    *,
    area_type: str = "M",
    area: str = "0042660",
    area_name: str = "Seattle, WA",
    industry: str = "000000",
    year: str = "2025",
    jobs: str = "1000",
    percentiles: Sequence[str] = PERCENTILES,
    footnote: str = "",
) -> str:
    """A row of the pay file."""
    hourly = ",".join("-" * 6)
    return (
        f'{year},{soc},Makers of {soc},{area_type},{area},"{area_name}",{industry},All,{jobs},1.0,2.5,'
        f"100000,{','.join(percentiles)},{hourly},1.0,1.0,,{footnote}"
    )


def oflc_line(soc: str = "15-1252", state: str = "WA", county: str = "king", levels: str = "40,50,60,70") -> str:
    """A row of the ladder file."""
    return f"{soc},{state},{county},{levels}"


def bea_line(area: str = "42660", line: str = "1", what: str = "RPPs: All items ", level: str = "112.5") -> str:
    """A row of the price level file."""
    return f' "{area}","Somewhere, WA", ,MARPP,{line},"...","{what}","Index",100.000,{level}'


def cpi_line(year: str, period: str, value: str, series: str = prices.SERIES) -> str:
    """A row of the price index file."""
    return f'{year},{period},{value},{series},"All items, all urban consumers",0000,U.S. city average'


def write_oews(folder: Path, *lines: str) -> Path:
    return write(folder / oews.FILE, OEWS_HEADER, *lines)


def write_oflc(folder: Path, *lines: str) -> Path:
    return write(folder / oflc.FILE, OFLC_HEADER, *lines)


def write_bea(folder: Path, *lines: str) -> Path:
    return write(folder / parities.FILE, BEA_HEADER, *lines, '"Note: figures are invented."')


def write_cpi(folder: Path, *lines: str) -> Path:
    return write(folder / prices.FILE, CPI_HEADER, *lines)


def national_lines(occupations: Iterable[str] = OCCUPATIONS) -> list[str]:
    """A national row for each occupation."""
    return [oews_line(soc, area_type="N", area="0000000", area_name="National") for soc in occupations]


def write_sources(folder: Path) -> Path:
    """A whole folder of sources, with every occupation in every place; the folder."""
    cities = [place for place in PLACES if not place.is_nation]
    local = [
        oews_line(soc, area=place.area, area_name=f"{place.name}, {place.state}")
        for soc in OCCUPATIONS
        for place in cities
    ]
    states = [oews_line(soc, area_type="S", area="5300000", area_name="Washington") for soc in OCCUPATIONS]
    write_oews(folder, *national_lines(), *states, *local)
    write_oflc(folder, *(oflc_line(soc, place.state, place.county) for soc in OCCUPATIONS for place in cities))
    write_bea(folder, bea_line("00000", level="100.000"), *(bea_line(place.area[-5:]) for place in cities))
    write(folder / parities.STATE_FILE, BEA_HEADER, bea_line("53999", level="91.0"))
    write_cpi(folder, cpi_line("2024", "M01", "300"), cpi_line("2024", "M02", "303"))
    return folder


AIJOBS_HEADER = (
    "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,"
    "remote_ratio,company_location,company_size"
)
SO_2024_HEADER = (
    "id,years_code_pro,dev_type_label,org_size_label,remote_work_label,Industry,ed_level_label,converted_comp_yearly"
)
SO_2020_HEADER = "ConvertedComp,Country,EdLevel,YearsCode,YearsCodePro"


def aijobs_line(
    *,
    pay: str = "100000",
    dollars: str = "",
    year: str = "2024",
    level: str = "SE",
    kind: str = "FT",
    title: str = "Data Scientist",
    currency: str = "USD",
    country: str = "US",
    remote: str = "0",
) -> str:
    """A row of the adverts."""
    return f"{year},{level},{kind},{title},{pay},{currency},{dollars or pay},{country},{remote},{country},M"


def so_line(
    *, pay: str = "120000.0", years: str = "5.0", title: str = "Data engineer", education: str = "Bachelor’s degree"
) -> str:
    """An answer of 2024."""
    return f'1,{years},{title},"100 to 499 employees",Remote,Fintech,{education},{pay}'

"""Which group of titles pays alike, for any title people write: wider than the families, and never silent.

A family of the pack is found by its spellings and has figures of its own; a group is found by the words in the title,
so that adverts and surveys with hundreds of spellings can be read. Each group names the occupations whose published
pay stands for it.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from planner.market.titles import title_key

Shares = tuple[tuple[str, float], ...]

_AI = r"(artificial intelligence|machine learning|deep learning|natural language|vision|generative|llm|autonomous)"
_SOFTWARE: Final[Shares] = (("15-1252", 1.0),)
_MODELS: Final[Shares] = (("15-1252", 0.55), ("15-1221", 0.25), ("15-2051", 0.20))
_SCIENCE: Final[Shares] = (("15-1221", 0.7), ("15-2051", 0.3))
_DATA: Final[Shares] = (("15-2051", 1.0),)
_COMPUTING: Final[Shares] = (("15-0000", 1.0),)
_MANAGING: Final[Shares] = (("11-3021", 1.0),)


@dataclass(frozen=True, slots=True)
class TitleGroup:
    """Titles that pay alike: ``pattern`` is what their key contains, ``occupations`` the shares of occupation codes."""

    id: str
    pattern: re.Pattern[str] = field(repr=False)
    occupations: Shares

    @classmethod
    def of(cls, group_id: str, occupations: Shares, pattern: str) -> "TitleGroup":
        """The group whose titles contain the pattern."""
        return cls(group_id, re.compile(pattern), occupations)


_of = TitleGroup.of
GROUPS: Final = (
    _of("executive", _MANAGING, r"\b(chief|c suite|senior executive|vice president|s?vp|c[tid]o|ceo|ciso|founder)\b"),
    _of("student", _COMPUTING, r"\b(student|intern|internship|stage|trainee|apprentice|werkstudent)\b"),
    _of("director", _MANAGING, r"\b(director|head)\b"),
    _of("ai-architect", (("15-1252", 0.75), ("15-1299", 0.25)), rf"{_AI}.*\barchitect|architect.*{_AI}"),
    _of("data-architect", (("15-1243", 1.0),), r"\b(data|database|analytics)\b.*\barchitect|data model(l)?er"),
    _of("architect", (("15-1252", 0.6), ("15-1299", 0.4)), r"\barchitect\b"),
    _of("academic", (("25-1021", 1.0),), r"academic|postdoc|professor|research (assistant|associate|fellow)|lecturer"),
    _of("teaching", (("25-1021", 1.0),), r"educator|teacher|instructor|trainer"),
    _of(
        "product-manager",
        (("11-3021", 0.5), ("13-1082", 0.5)),
        r"\bproduct (manager|owner|lead|management)|program manag",
    ),
    _of("project-manager", (("13-1082", 1.0),), r"\bproject manage|scrum master|agile coach"),
    _of(
        "data-manager",
        (("11-3021", 0.6), ("15-2051", 0.4)),
        r"\b(data|business intelligence|bi|analytics|insights?)\b(?! (science|scientist|engineer)).*\b(manager|lead)\b"
        r"|manager.*\b(data|analytics)(?! (science|engineer))",
    ),
    _of(
        "engineering-manager",
        _MANAGING,
        r"\b(engineer\w*|software|development|machine learning|intelligence|scien\w+|research|it|techn\w+|platform|"
        r"devops|infrastructure|security)( engineering)? manager|manager.*(engineer|machine learning|software|scien)|"
        r"\bengineering (team )?lead",
    ),
    _of("mlops", _MODELS, r"\bmlops|(learning|ml|intelligence) (operations|ops|infra\w*|platform)|\bllmops|aiops"),
    _of(
        "research-engineer", (("15-1221", 0.5), ("15-1252", 0.5)), r"research (software )?engineer|research development"
    ),
    _of("applied-scientist", _SCIENCE, r"applied (\w+ ){0,3}scientist"),
    _of("data-scientist", _DATA, r"data scientist|data science|decision scien"),
    _of("ai-researcher", _SCIENCE, rf"{_AI}.*\b(scientist|research)|research.*{_AI}"),
    _of(
        "research-scientist",
        (("15-1221", 1.0),),
        r"research scientist|\bresearcher\b|^(senior )?scientist$|quantitative research|member of technical staff",
    ),
    _of(
        "scientist",
        (("15-2041", 0.6), ("15-1221", 0.4)),
        r"bioinform|computational bio|statistic|scientist|actuar|econom",
    ),
    _of("computer-vision", _MODELS, r"(computer|machine) vision|perception|image processing"),
    _of("robotics", (("15-1252", 0.5), ("17-2072", 0.5)), r"robot|autonomous|controls"),
    _of("prompt", _COMPUTING, r"prompt|chatbot|annotat|label+ing"),
    _of("ml-engineer", _MODELS, r"machine learning|deep learning|natural language|reinforcement|speech|neural"),
    _of("ai-engineer", _MODELS, r"artificial intelligence|generative|\bllm\b"),
    _of("quant", (("15-2031", 0.5), ("15-1252", 0.5)), r"quantitative|\bquant\b|algorithm"),
    _of("analytics-engineer", (("15-2051", 0.6), ("15-1243", 0.4)), r"analytics engineer"),
    _of(
        "bi-engineer",
        (("15-2051", 0.6), ("15-1243", 0.4)),
        r"\b(business intelligence|bi)\b.*engineer|visuali[sz]ation engineer",
    ),
    _of("system-administrator", (("15-1244", 1.0),), r"systems? admin|sysadmin|\bnetwork|windows admin|linux admin"),
    _of("database-administrator", (("15-1242", 1.0),), r"database|\bsql\b|administrator|\bdba\b"),
    _of(
        "data-engineer",
        (("15-1243", 0.4), ("15-2051", 0.3), ("15-1252", 0.3)),
        r"\b(data|etl|databricks|spark|snowflake|pipeline)\b.*\b(engineer|developer)|dataops|\betl\b|"
        r"data (platform|infrastructure|pipeline|warehouse)",
    ),
    _of("research-analyst", (("13-1111", 0.5), ("15-2051", 0.5)), r"research analyst"),
    _of(
        "business-analyst",
        (("13-1111", 0.5), ("15-1211", 0.5)),
        r"\b(business|pricing|risk|marketing|financial|finance|insights?|market|compliance|sales|product|systems?|it) "
        r"(\w+ )?analyst|analista|data or business analyst",
    ),
    _of("business-intelligence", _DATA, r"business intelligence|\bbi\b|power bi|tableau|visuali[sz]ation|report"),
    _of("data-analyst", _DATA, r"\bdata (\w+ )?analy|analytics"),
    _of("data-governance", (("15-2051", 0.5), ("15-1242", 0.5)), r"\bdata\b"),
    _of("security", (("15-1212", 1.0),), r"secur|infosec|cyber|penetration"),
    _of("site-reliability", _SOFTWARE, r"site reliab|reliability engineer|\bsre\b"),
    _of("devops", (("15-1252", 0.7), ("15-1299", 0.3)), r"devops|cloud|platform|infrastructure|build engineer"),
    _of("support", (("15-1232", 0.6), ("15-1231", 0.4)), r"support|help ?desk|technician|it specialist"),
    _of("systems", (("15-1211", 0.4), ("15-1299", 0.6)), r"systems? engineer"),
    _of(
        "solutions",
        (("15-1252", 0.5), ("15-1211", 0.5)),
        r"solutions? (engineer|consultant)|sales engineer|forward deployed|customer engineer|"
        r"developer (advocate|experience|relations)|implementation",
    ),
    _of("test", (("15-1253", 1.0),), r"\bqa\b|quality assurance|\btest|\bqc\b|sdet"),
    _of("mobile", _SOFTWARE, r"mobile|\bios\b|android"),
    _of("embedded", (("15-1252", 0.6), ("17-2061", 0.4)), r"embedded|firmware|hardware|electr|fpga|asic"),
    _of("game", _SOFTWARE, r"\bgam(e|ing)\b|graphics"),
    _of("frontend", (("15-1254", 0.5), ("15-1255", 0.5)), r"front ?end|\bweb|javascript|\breact\b"),
    _of("backend", _SOFTWARE, r"back ?end"),
    _of("fullstack", _SOFTWARE, r"full ?stack"),
    _of("desktop", _SOFTWARE, r"desktop|enterprise app"),
    _of("blockchain", _SOFTWARE, r"blockchain|crypto"),
    _of("designer", (("15-1255", 1.0),), r"design|\bux\b|\bui\b|writer"),
    _of("tech-lead", _SOFTWARE, r"(technical|tech|team|engineering) lead|lead engineer|(staff|principal) engineer"),
    _of("software-engineer", _SOFTWARE, r"software|programmer|developer|development engineer|\bcoder\b|entwickler"),
    _of("sales", _COMPUTING, r"sales|marketing|account executive|business development"),
    _of("consultant", (("13-1111", 0.5), ("15-1211", 0.5)), r"consult"),
    _of("manager", (("11-3021", 0.5), ("15-0000", 0.5)), r"\bmanager\b|\bmanagement\b|\blead\b"),
    _of("analyst", (("13-1111", 0.5), ("15-1211", 0.5)), r"analyst|analytic"),
    _of("engineer", (("15-1252", 0.6), ("17-2071", 0.4)), r"engineer"),
    _of("associate", _COMPUTING, r"associate|specialist|assistant|coordinator|professional|fellow"),
)
"""Most telling first: a title belongs to the first group whose pattern it contains."""


@lru_cache(maxsize=8192)
def title_group(title: str) -> TitleGroup | None:
    """The group of a title in any spelling, None where no word of it is known."""
    key = title_key(title)
    return next((group for group in GROUPS if group.pattern.search(key)), None)

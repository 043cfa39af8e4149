import math

import pytest

from planner.market.title_groups import GROUPS, title_group


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Sr. ML Eng", "ml-engineer"),
        ("NLP Engineer", "ml-engineer"),
        ("AI/ML engineer", "ml-engineer"),
        ("Developer, AI apps or physical AI", "ai-engineer"),
        ("Data scientist or machine learning specialist", "data-scientist"),
        ("AI Data Scientist", "data-scientist"),
        ("Data Science Manager", "engineering-manager"),
        ("Engineering manager", "engineering-manager"),
        ("Data Manager", "data-manager"),
        ("Data Analytics Lead", "data-manager"),
        ("Head of Data", "director"),
        ("Senior Executive (C-Suite, VP, etc.)", "executive"),
        ("Founder, technology or otherwise", "executive"),
        ("AI Solution Architect", "ai-architect"),
        ("Data Architect", "data-architect"),
        ("Architect, software or solutions", "architect"),
        ("Machine Learning Researcher", "ai-researcher"),
        ("Applied Research Scientist", "applied-scientist"),
        ("Research Scientist", "research-scientist"),
        ("Research & Development role", "research-engineer"),
        ("Academic researcher", "academic"),
        ("MLOps Engineer", "mlops"),
        ("Machine Learning Infrastructure Engineer", "mlops"),
        ("Data Engineer", "data-engineer"),
        ("Data Infrastructure Engineer", "data-engineer"),
        ("Analytics Engineer", "analytics-engineer"),
        ("BI Developer", "business-intelligence"),
        ("Business Intelligence Engineer", "bi-engineer"),
        ("Data Analyst", "data-analyst"),
        ("Data or business analyst", "business-analyst"),
        ("Data Specialist", "data-governance"),
        ("Database administrator", "database-administrator"),
        ("System administrator", "system-administrator"),
        ("DevOps specialist", "devops"),
        ("Engineer, site reliability", "site-reliability"),
        ("Cybersecurity or InfoSec professional", "security"),
        ("Developer, full-stack", "fullstack"),
        ("Developer, back-end", "backend"),
        ("Developer, front-end", "frontend"),
        ("Developer, mobile", "mobile"),
        ("Developer, embedded applications or devices", "embedded"),
        ("Developer, desktop or enterprise applications", "desktop"),
        ("Developer, game or graphics", "game"),
        ("Developer, QA or test", "test"),
        ("Software Engineer II", "software-engineer"),
        ("Product Manager", "product-manager"),
        ("Project manager", "project-manager"),
        ("Engineer", "engineer"),
        ("Manager", "manager"),
        ("Analyst", "analyst"),
        ("Student", "student"),
    ],
)
def test_titles_of_adverts_and_surveys(title: str, wanted: str) -> None:
    group = title_group(title)
    assert group is not None
    assert group.id == wanted


@pytest.mark.parametrize("title", ["", "Plumber", "Retired", "Other (please specify):", "機械学習"])
def test_titles_without_a_known_word_have_no_group(title: str) -> None:
    assert title_group(title) is None


def test_groups_are_whole() -> None:
    assert len({group.id for group in GROUPS}) == len(GROUPS)
    for group in GROUPS:
        assert math.isclose(sum(share for _, share in group.occupations), 1), group.id
        assert all(share > 0 for _, share in group.occupations)

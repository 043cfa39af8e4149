from collections import Counter
from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.market.skills import CatalogueSkill, SkillCatalogue, SkillKind, load_skills, short_names
from tests.market.made_up_catalogue import edited, entry

CORE = [
    *("programming", "maths", "ml", "data-preparation", "modelling", "deployment", "monitoring", "mlops", "cloud"),
    *("applied-ai", "scale", "responsible-ai", "edge", "communication", "leadership"),
]

TOOLS = [
    *("Python", "TensorFlow", "PyTorch", "scikit-learn", "Hugging Face Transformers", "spaCy", "OpenCV", "AWS"),
    *("Google Cloud", "Azure", "Docker", "Kubernetes", "MLflow", "Weights & Biases"),
]


@pytest.fixture(scope="module")
def catalogue() -> SkillCatalogue:
    return load_skills()


def found(catalogue: SkillCatalogue, text: str) -> CatalogueSkill:
    skill = catalogue.find(text)
    assert skill is not None, text
    return skill


def test_the_families_of_skills(catalogue: SkillCatalogue) -> None:
    assert [group.id for group in catalogue.groups if group.is_core] == CORE
    assert all(group.text for group in catalogue.groups)


def test_every_family_has_skills_of_our_own_words(catalogue: SkillCatalogue) -> None:
    for group in CORE:
        ours = [skill for skill in catalogue.of_group(group) if skill.text]
        assert len(ours) >= 4, group


@pytest.mark.parametrize("tool", TOOLS)
def test_every_named_tool_is_there(catalogue: SkillCatalogue, tool: str) -> None:
    skill = found(catalogue, tool)
    assert skill.claims
    assert skill.kind is SkillKind.TOOL


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sklearn", "scikit-learn"),
        ("SCIKIT LEARN", "scikit-learn"),
        ("k8s", "kubernetes"),
        ("GCP", "google-cloud"),
        ("w&b", "wandb"),
        ("Golang", "go"),
        ("c", "c"),
        ("c++", "cpp"),
        ("C#", "onet-c-sharp"),
        ("RL", "reinforcement-learning"),
        ("Structured Query Language (SQL)", "sql"),  # the name O*NET lists it under
        ("The MathWorks MATLAB", "matlab"),
        ("hyper-parameter tuning", "hyperparameter-tuning"),
        ("bias mitigation", "fairness"),
        ("continuous integration", "ci-cd"),
    ],
)
def test_other_names_find_the_skill(catalogue: SkillCatalogue, text: str, wanted: str) -> None:
    assert found(catalogue, text).id == wanted


@pytest.mark.parametrize("text", ["", "juggling", "pyth", "software"])
def test_unknown_names_find_nothing(catalogue: SkillCatalogue, text: str) -> None:
    assert catalogue.find(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Excel", "Microsoft Excel"),
        ("power bi", "Microsoft Power BI"),
        ("Jira", "Atlassian JIRA"),
        ("Hive", "Apache Hive"),
        ("Redshift", "Amazon Redshift"),
        ("HTML", "Hypertext markup language HTML"),
        ("JSON", "JavaScript Object Notation JSON"),
        ("Ansible", "Ansible software"),
        ("Spark", "Apache Spark"),
    ],
)
def test_what_people_call_technologies(catalogue: SkillCatalogue, text: str, wanted: str) -> None:
    assert found(catalogue, text).name == wanted


def test_names_are_shortened() -> None:
    assert short_names(["Microsoft Excel"]) == ("Microsoft Excel", "Excel")
    assert short_names(["SAP software"]) == ("SAP",)
    assert short_names(["Cascading style sheets CSS"]) == ("Cascading style sheets CSS", "CSS")
    assert short_names(["SQL"]) == ("SQL",)
    assert short_names(["Programming language R"]) == ("Programming language R",)  # one letter means too much


def test_searching_puts_the_beginning_first(catalogue: SkillCatalogue) -> None:
    names = [skill.name for skill in catalogue.search("py", limit=4)]
    assert names[0] == "Python"
    assert "PyTorch" in names
    assert catalogue.search("amazon web")[0].id == "aws"
    assert len(catalogue.search("a", limit=7)) == 7


def test_no_name_means_two_skills(catalogue: SkillCatalogue) -> None:
    for skill in catalogue.skills:
        for name in (skill.name, *skill.aliases, *skill.technologies):
            assert catalogue.find(name) is skill


def test_technologies_are_counted_once(catalogue: SkillCatalogue) -> None:
    names = Counter(name for skill in catalogue.skills for name in skill.technologies or (skill.name,))
    assert names.most_common(1)[0][1] == 1
    assert len(catalogue.skills) == 1051
    assert sum(bool(skill.text) for skill in catalogue.skills) == 146


def test_flags_come_from_the_source_with_its_date(catalogue: SkillCatalogue) -> None:
    python = catalogue.skill("python")
    assert python.is_foundation
    assert python.is_hot
    assert len(python.in_demand_in) == 30
    assert "15-2051.00" in python.in_demand_in
    assert not catalogue.skill("google-cloud").in_demand_in
    assert not catalogue.skill("wandb").listed_in  # O*NET does not list it
    assert (catalogue.source.title, catalogue.source.date) == ("O*NET 29.3 Database", "May 2025")
    assert catalogue.source.licence == "CC BY 4.0"
    assert "O*NET® is a trademark of USDOL/ETA" in catalogue.source.attribution


def test_flags_of_several_technologies_are_joined(catalogue: SkillCatalogue) -> None:
    shell = catalogue.skill("bash")
    assert len(shell.technologies) == 3
    assert list(shell.listed_in) == sorted(set(shell.listed_in))
    assert set(shell.in_demand_in) <= set(shell.listed_in)


def test_only_python_is_the_foundation(catalogue: SkillCatalogue) -> None:
    assert [skill.id for skill in catalogue.skills if skill.is_foundation] == ["python"]


def test_mlops_is_complete_with_four(catalogue: SkillCatalogue) -> None:
    rules = {rule.id: rule for rule in catalogue.rules}
    assert len(rules["mlops-complete"].skills) == 4
    assert all(catalogue.skill(skill).group == "mlops" for skill in rules["mlops-complete"].skills)
    assert rules["both-frameworks"].skills == ("pytorch", "tensorflow")
    assert not rules["one-cloud"].needs_all


def test_an_unknown_skill_is_a_fault_of_the_program(catalogue: SkillCatalogue) -> None:
    with pytest.raises(KeyError):
        catalogue.skill("juggling")


def test_skills_have_names_and_groups() -> None:
    with pytest.raises(ValueError, match="a name and a group"):
        CatalogueSkill("a", "", "programming")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"group": "magic"}, "there is no group of skills 'magic'"),
        ({"technologies": ["Abracadabra"]}, "there is no technology 'Abracadabra'"),
        ({"kind": "spell"}, "python: 'spell' is not a valid SkillKind"),
        ({"id": "sql"}, "the skill 'sql' is there twice"),
        ({"id": "snake"}, "there is no skill 'python'"),  # a rule names it
    ],
)
def test_a_damaged_catalogue_is_told(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    folder = edited(tmp_path, "skills.json", lambda file: entry(file, "skills", "python").update(change))
    with pytest.raises(UserError, match=rf"Market figures skills\.json: it is damaged \({reason}"):
        load_skills(folder)


def test_a_damaged_row_is_told(tmp_path: Path) -> None:
    folder = edited(tmp_path, "technologies.json", lambda file: file["rows"].append(["id", "name"]))
    with pytest.raises(UserError, match=r"technologies\.json: it is damaged"):
        load_skills(folder)

"""Commands from arguments to exit code, in this process, on small files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefing import __version__
from briefing.analysis.choice.methods import METHODS
from briefing.cli.app import make_app
from briefing.cli.choices import Kind, Method, Section
from briefing.model.annotation import ActorKind
from briefing.model.results import ProfileSection

FLOOD = "date 2018-03-07\n\nThe river flooded the town of Ashford on Monday. Mayor Jane Doe said the dam had held.\n"
FIRE = "2021-05-01\n\nA fire burned three shops in Millbrook on Friday. Two people were injured, police said.\n"


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two articles in ./seeds, and no settings of whoever runs the tests."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "flood.txt").write_text(FLOOD)
    (tmp_path / "seeds" / "fire.txt").write_text(FIRE)
    for variable in [*os.environ]:
        if variable.startswith(("BRIEFING_", "NO_COLOR", "COLUMNS", "TERM")):
            monkeypatch.delenv(variable)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(workplace: Path, text: str) -> None:
    folder = workplace / "config" / "briefing"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text)


def test_no_arguments_show_the_help(briefing) -> None:
    code, out, err = briefing()
    assert (code, out) == (2, "")
    assert err.startswith("Usage: briefing [OPTIONS] COMMAND")
    assert "\n  summary " in err


def test_the_list_of_commands_is_that_of_the_whole_app() -> None:
    runner = CliRunner()
    whole, listed = (runner.invoke(make_app(first), ["--help"]) for first in ("", "--help"))
    assert listed.output == whole.output
    assert "doctor " in listed.output


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_version(briefing, flag: str) -> None:
    assert briefing(flag) == (0, f"briefing {__version__}\n", "")


@pytest.mark.parametrize(
    "command", ["", "summary", "compare", "incidents", "actor", "articles", "config"]
)
def test_both_ways_to_ask_for_help(briefing, command: str) -> None:
    long, short = briefing(*command.split(), "--help"), briefing(*command.split(), "-h")
    assert long == short
    assert long[0] == 0
    assert long[2] == ""


@pytest.mark.parametrize("command", ["summary", "compare", "incidents", "actor", "articles"])
def test_help_ends_with_examples_and_exit_codes(briefing, command: str) -> None:
    text = briefing(command, "--help")[1]
    examples = text.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
    assert len(examples) >= 2
    assert all(line.split()[0] in ("briefing", "html2text") for line in examples)
    assert "130  stopped by Ctrl-C" in text


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        (["sumary"], "no such command 'sumary'", "did you mean 'summary'?"),
        (["xyzzy"], "no such command 'xyzzy'", "briefing --help shows how"),
        (["summary", "--ful"], "no such option: --ful", "did you mean --full?"),
        (["summary", "--frobnicate"], "no such option: --frobnicate", "did you mean"),
        (["summary", "--words", "0"], "--words cannot be 0", "write a whole number from 1"),
        (["summary", "--ratio", "1.5"], "--ratio cannot be 1.5", "a share above 0"),
        (
            ["summary", "-n", "2", "--words", "9"],
            "--sentences and --words contradict each other",
            "one of",
        ),
        (
            ["summary", "--method", "best"],
            "invalid value for '--method'",
            "briefing summary --help shows how",
        ),
        (["actor"], "missing argument 'NAME...'", "briefing actor --help shows how"),
        (["summary", "-n", "0"], "--sentences cannot be 0", "write a whole number from 1"),
        (["summary", "-n", "x"], "'x' is not a whole number", "briefing summary --help shows how"),
        (["summary", "--ratio", "x"], "'x' is not a number", "briefing summary --help shows how"),
        (["search", "dam", "--limit", "0"], "0 is less than 1", "briefing search --help shows how"),
        (
            ["articles", "--format", "pdf"],
            "invalid value for",
            "briefing articles --help shows how",
        ),
        (["articles", "--width", "5"], "--width cannot be 5", "a whole number from 20"),
        (
            ["articles", "--json", "--format", "text"],
            "--json and --format text contradict",
            "one of",
        ),
        (
            ["articles", "--no-color", "--color", "always"],
            "--no-color and --color always",
            "one of",
        ),
        (
            ["articles", "--date", "2018"],
            "--date 2018 does not say which article",
            "--date 2=2026-02",
        ),
        (["articles", "--date", "1=soon"], "soon is not a date", "2026-02-16"),
        (["articles", "missing.txt"], "missing.txt: no such file or folder", "see what is there"),
        (["articles", "no/such/folder"], "no/such/folder", ""),
        (["compare", "1"], "a comparison needs two articles, and only [1] is named", "two"),
    ],
)
def test_wrong_usage_exits_2(briefing, arguments: list[str], error: str, hint: str) -> None:
    code, out, err = briefing(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert error in err
    assert f"hint: {hint}" in err or hint in err.partition("\n\nhint: ")[2]
    assert "Traceback" not in err


def test_articles(briefing) -> None:
    code, out, err = briefing("articles")
    assert (code, err) == (0, "")
    assert out.index("[1]") < out.index("flood.txt") < out.index("[2]") < out.index("fire.txt")


def test_json_is_one_object_and_nothing_else(briefing) -> None:
    code, out, err = briefing("articles", "2021", "--json")
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert answer["schema"] == 2
    assert [article["number"] for article in answer["articles"]] == [2]


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["-o", "out.json"], "{"),
        (["-o", "OUT.JSON"], "{"),
        (["-o", "out.md"], "- [1]"),
        (["-o", "out.svg"], "<svg"),
        (["-o", "out.html"], "<!doctype html>"),
        (["-o", "out.txt"], "[1]"),
        (["-o", "out"], "[1]"),
        (["-o", "out.md", "--format", "json"], "{"),
        (["-o", "out.md", "--json"], "{"),
    ],
)
def test_an_output_file_tells_the_format(
    briefing, workplace: Path, arguments: list[str], begins: str
) -> None:
    assert briefing("articles", *arguments) == (0, "", "")
    assert (workplace / arguments[1]).read_text().lstrip().startswith(begins)


@pytest.mark.parametrize("style", ["bibtex", "ris", "csl"])
def test_cite_is_short_for_a_format(briefing, workplace: Path, style: str) -> None:
    code, cited, _ = briefing("summary", "--cite", style)
    assert code == 0
    assert cited == briefing("summary", "--format", style)[1]
    assert briefing("summary", "--cite", style, "-o", "sources.txt") == (0, "", "")
    assert (workplace / "sources.txt").read_text() == cited
    code, _, err = briefing("summary", "--cite", style, "--json")
    assert code == 2
    assert "--cite and --format json contradict each other" in err


def test_a_mail_goes_where_the_settings_say(briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_TODAY", "2026-03-04")
    monkeypatch.setenv("BRIEFING_MAIL_TO", "Ann <ann@example.org>")
    code, written, _ = briefing("articles", "--format", "eml")
    assert code == 0
    assert "\nTo: Ann <ann@example.org>\nDate: Wed, 04 Mar 2026 00:00:00 +0000\n" in written
    assert briefing("articles", "--format", "eml")[1] == written


@pytest.mark.parametrize(
    "addresses",
    ["ann", "@example.org", "a@b\nBcc: eve@example.org", "Ann <ann@example.org", "a@b,"],
)
def test_what_is_no_address_is_refused(
    briefing, monkeypatch: pytest.MonkeyPatch, addresses: str
) -> None:
    monkeypatch.setenv("BRIEFING_MAIL_TO", addresses)
    code, out, err = briefing("articles", "--format", "eml")
    assert (code, out) == (2, "")
    assert "BRIEFING_MAIL_TO" in err


def test_the_extension_goes_before_the_environment(
    briefing, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_FORMAT", "json")
    assert briefing("articles")[1].startswith("{")
    assert briefing("articles", "-o", "-")[1].startswith("{")
    assert briefing("articles", "-o", "out")[0] == 0
    assert (workplace / "out").read_text().startswith("{")
    assert briefing("articles", "-o", "out.txt")[0] == 0
    assert (workplace / "out.txt").read_text().startswith("[1]")


def test_an_output_file_that_cannot_be_written(briefing) -> None:
    code, out, err = briefing("articles", "-o", "no/such/folder/out.txt")
    assert (code, out) == (2, "")
    assert err.startswith("error: cannot write no/such/folder/out.txt: ")


def test_many_articles_keep_to_their_key_points(briefing, workplace: Path) -> None:
    for number in range(4):
        (workplace / "seeds" / f"{number}.txt").write_text(FLOOD)
    short, full = briefing("summary")[1], briefing("summary", "--full")[1]
    assert full.count("KEY POINTS") == 6
    assert "TIMELINE" not in short
    assert all(f"[{number}:1]" in short for number in range(1, 7))
    assert "--full" in short
    assert full.count("WHO'S WHO") >= 5
    assert "TIMELINE" in briefing("summary", "1", "2", "3", "4", "5")[1]


def test_width_and_plain(briefing) -> None:
    for width in ("40", "60", "100"):
        lines = briefing("summary", "--width", width)[1].splitlines()
        assert max(map(len, lines)) <= int(width)
    assert briefing("summary", "--plain")[1].isascii()
    assert "\x1b[" in briefing("summary", "--color", "always")[1]
    assert "\x1b[" not in briefing("summary", "--color", "auto")[1]


def test_nothing_matches_exits_1(briefing) -> None:
    assert briefing("articles", "2020") == (
        1,
        "",
        "error: no article matches 2020\n\nhint: articles here are 2018 [1] and 2021 [2]\n",
    )


def test_unreadable_files_are_told_after_the_rest_is_done(briefing, workplace: Path) -> None:
    for name, data in (("empty", b""), ("blank", b" \n"), ("picture", b"\x89PNG")):
        (workplace / "seeds" / f"{name}.txt").write_bytes(data)
    code, out, err = briefing("articles", "seeds", "not/here.txt")
    assert code == 2
    assert "flood.txt" in out
    # Each once, those that lack the same under one hint.
    assert err == (
        "error: not/here.txt: no such file or folder\n\n"
        "hint: see what is there: ls .\n\n"
        "error: seeds/blank.txt: it holds only white space\n"
        "error: seeds/empty.txt: it is empty\n\n"
        "hint: an article needs at least one sentence of prose\n\n"
        "error: seeds/picture.txt: an image, not an article\n\n"
        "hint: have its text recognised first, and name that\n"
    )


def test_nothing_readable_is_an_error(briefing, workplace: Path) -> None:
    (workplace / "a.txt").write_text("")
    (workplace / "b.txt").write_text(" \n")
    code, out, err = briefing("articles", "a.txt", "b.txt")
    assert (code, out) == (2, "")
    assert err == (
        "error: a.txt: it is empty\n"
        "error: b.txt: it holds only white space\n\n"
        "hint: an article needs at least one sentence of prose\n"
    )


def test_a_text_pasted_as_a_selector_is_shortened(briefing) -> None:
    code, out, err = briefing("articles", "zy" * 50_000)
    assert (code, out) == (1, "")
    assert len(err) < 1000
    assert " …\n\nhint: " in err


@pytest.mark.parametrize(
    ("name", "error"),
    [("", "--output names no file"), ("out.pdf", ".pdf files cannot be written")],
)
def test_an_output_file_of_no_known_format(
    briefing, workplace: Path, name: str, error: str
) -> None:
    code, out, err = briefing("articles", "-o", name)
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {error}\n\nhint: name ")
    assert not (workplace / "out.pdf").exists()
    # Who says what to write may call it what they like.
    assert briefing("articles", "-o", "out.log", "--format", "text") == (0, "", "")


def test_an_extra_argument_is_told_whole(briefing) -> None:
    assert briefing("config", "path", "extra")[2].startswith(
        "error: got unexpected extra argument(s) (extra)\n\nhint: "
    )


def test_no_articles_anywhere(briefing, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (workplace / "empty").mkdir()
    monkeypatch.chdir(workplace / "empty")
    code, out, err = briefing("articles")
    assert (code, out) == (2, "")
    assert err.startswith(
        "error: no articles are named, and there is neither a library nor a folder ./seeds\n\nhint: "
    )


@pytest.mark.parametrize(
    ("word", "message"),
    [("strom.txt", "no such file or folder"), ("2018", "no articles are"), ("flood", "no art")],
)
def test_a_missing_file_where_there_are_no_articles(
    briefing, workplace: Path, monkeypatch: pytest.MonkeyPatch, word: str, message: str
) -> None:
    (workplace / "empty").mkdir()
    monkeypatch.chdir(workplace / "empty")
    Path("storm.txt").write_text("A storm felled trees.")
    code, out, err = briefing("summary", word)
    assert (code, out) == (2, "")
    assert message in err
    assert ("did you mean storm.txt?" in err) == (word == "strom.txt")


def test_where_articles_come_from(
    briefing, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("file", "variable", "flag", "argument"):
        (workplace / f"{name}.txt").write_text(FLOOD)

    def named(*arguments: str) -> list[str]:
        return [
            a["name"] for a in json.loads(briefing("articles", "--json", *arguments)[1])["articles"]
        ]

    assert named() == ["flood.txt", "fire.txt"]
    configure(workplace, f"articles = ['{workplace}/file.txt']\n")
    assert named() == ["file.txt"]
    monkeypatch.setenv("BRIEFING_ARTICLES", "variable.txt")
    assert named() == ["variable.txt"]
    assert named("--articles", "flag.txt") == ["flag.txt"]
    assert named("-a", "flag.txt", "-a", "seeds") == ["flag.txt", "flood.txt", "fire.txt"]
    assert named("argument.txt") == ["argument.txt"]
    assert named("argument.txt", "2018") == ["argument.txt", "variable.txt"]


def test_actor(briefing) -> None:
    for name in (["Doe"], ["jane", "doe"], ["Jane Doe"]):
        code, out, err = briefing("actor", *name, "--json")
        assert (code, err) == (0, "")
        assert json.loads(out)["name"] == "Jane Doe"
    code, out, err = briefing("actor", "Doee")
    assert (code, out) == (1, "")
    assert err.startswith("error: nobody in the articles is called Doee\n\nhint: did you mean")


def test_actor_with_a_folder_behind_the_name(briefing) -> None:
    code, out, err = briefing("actor", "Doe", "seeds")
    assert (code, out) == (2, "")
    assert "hint: briefing actor Doe -a seeds" in err


def test_actor_of_several(briefing, workplace: Path) -> None:
    (workplace / "seeds" / "again.txt").write_text(
        "2019-01-01\n\nSenator Mary Doe said no. Mary Doe left.\n"
    )
    code, out, err = briefing("actor", "doe")
    assert (code, out) == (2, "")
    assert err.startswith("error: 2 actors are called doe\n")
    assert "  Jane Doe\n" in err
    assert "  Mary Doe\n" in err


def test_actor_who_has_most_of_the_mentions_is_meant(briefing, workplace: Path) -> None:
    (workplace / "seeds" / "again.txt").write_text("2019-01-01\n\nSenator Mary Doe said no.\n")
    said = " ".join(["Jane Doe spoke."] * 9)
    (workplace / "seeds" / "often.txt").write_text(f"2019-01-02\n\n{said}\n")
    code, out, err = briefing("actor", "doe", "--json")
    assert (code, json.loads(out)["name"]) == (0, "Jane Doe")
    assert "Jane Doe is meant, not Mary Doe" in err


def test_a_date_of_the_readers(briefing) -> None:
    article = json.loads(briefing("articles", "--json", "--date", "2=2001-02", "2")[1])["articles"][
        0
    ]
    assert article["name"] == "fire.txt"
    assert article["reference_date"]["date"] == "2001-02"
    assert article["reference_date"]["origin"] == "--date"


def test_config_path(briefing, workplace: Path) -> None:
    assert briefing("config", "path") == (0, f"{workplace}/config/briefing/config.toml\n", "")


def test_config_show(briefing, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    configure(workplace, "width = 60\n")
    monkeypatch.setenv("BRIEFING_COLOR", "never")
    monkeypatch.setenv("XDG_DATA_HOME", str(workplace / "data"))
    code, out, _ = briefing("config", "show")
    rows = {line.split()[0]: line.split()[1:] for line in out.splitlines()}
    assert code == 0
    assert rows["width"] == ["60", f"{workplace}/config/briefing/config.toml"]
    assert rows["color"] == ["never", "BRIEFING_COLOR"]
    assert rows["articles"] == ["seeds", "default"]
    assert rows["library"] == [f"{workplace}/data/briefing/library.sqlite", "default"]


def test_a_broken_configuration_file(briefing, workplace: Path) -> None:
    configure(workplace, "widht = 60\n")
    code, out, err = briefing("articles")
    assert (code, out) == (2, "")
    assert err.startswith("error: unknown key widht in ")
    assert briefing("config", "path")[0] == 0


def test_hostile_names_do_not_reach_the_terminal(briefing, workplace: Path) -> None:
    name = "evil\x1b[31m\n\u202ename.txt"
    (workplace / "seeds" / name).write_text("")
    code, _, err = briefing("articles")
    assert code == 2
    assert err.count("\n") == 3
    assert not set(err) & {"\x1b", "\u202e"}
    code, _, err = briefing("articles", "no\x1b]0;such\x07 \u202eword\r\n")
    assert code == 1
    assert not set(err) & {"\x1b", "\x07", "\r", "\u202e"}


def test_a_bug_is_owned_up_to(briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("boom")

    monkeypatch.setattr("briefing.use_cases.list_articles", fail)
    code, out, err = briefing("articles")
    assert (code, out) == (3, "")
    assert err == (
        "error: a bug in briefing: KeyError: 'boom'\n\n"
        "hint: please report it, with what --debug adds to the same command\n"
    )
    assert "Traceback (most recent call last)" in briefing("articles", "--debug")[2]


def test_ctrl_c_exits_130(briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing.use_cases.list_articles", interrupt)
    assert briefing("articles")[:2] == (130, "")


def test_methods_offered_are_those_there_are() -> None:
    assert tuple(Method) == ("default", *METHODS)


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["-n", "1"], "KEY POINTS   1 of 2 sentences, as asked, unchanged"),
        (["-n", "5"], "KEY POINTS   2 of 2 sentences, 5 asked for, unchanged"),
        (["--ratio", "0.5"], "KEY POINTS   1 of 2 sentences, a share of 0.5 asked for, unchanged"),
        (["--words", "10"], "1 of 2 sentences, 9 of at most 10 words, unchanged"),
        (["--words", "2"], "no sentence has 2 words or fewer: the shortest has 8"),
        (["--method", "lexrank"], "2 of 2 sentences, chosen by LexRank, unchanged"),
    ],
)
def test_key_points_say_what_was_asked(briefing, arguments: list[str], shown: str) -> None:
    code, out, err = briefing("summary", "flood", *arguments)
    assert (code, err) == (0, "")
    assert shown in out


@pytest.mark.parametrize("method", Method)
def test_every_sentence_is_explained(briefing, method: Method) -> None:
    code, out, _ = briefing("summary", "flood", "--explain", "--method", method)
    assert code == 0
    assert "WHY THESE" in out
    assert "[1:1] rank " in out.replace("  ", " ")
    assert "[1:2] rank " in out.replace("  ", " ")


def test_explanation_of_short_summaries_and_in_json(briefing, workplace: Path) -> None:
    for number in range(6):
        (workplace / "seeds" / f"more-{number}.txt").write_text(FLOOD)
    out = briefing("summary", "--explain")[1]
    assert out.count("WHY THESE") == 8
    assert "TIMELINE" not in out
    answer = json.loads(briefing("summary", "1", "--explain", "--json", "--ratio", "0.5")[1])
    (summary,) = answer["summaries"]
    assert summary["choice"]["length"] == {"sentences": None, "words": None, "ratio": 0.5}
    assert [entry["taken"] for entry in summary["explanation"]].count(True) == 1


def test_together(briefing, workplace: Path) -> None:
    (workplace / "seeds" / "flood-2.txt").write_text(FLOOD.replace("2018-03-07", "2018-03-08"))
    code, out, err = briefing("summary", "--together", "2018")
    assert (code, err) == (0, "")
    assert "TOGETHER   2 articles" in out
    assert "[1:1]  also in [2:1]" in out
    assert "NUMBERS THAT DIFFER   none found" in out
    answer = json.loads(briefing("summary", "--together", "2018", "--json", "-n", "1")[1])
    assert (answer["schema"], answer["kind"]) == (2, "together")
    assert len(answer["key_points"]) == 1


def test_together_has_one_form(briefing) -> None:
    code, out, err = briefing("summary", "--together", "--full")
    assert (code, out) == (2, "")
    assert err.startswith("error: --together and --full contradict each other\n\nhint: ")


def test_the_kind_of_an_actor_leaves_the_kind_of_the_answer(briefing) -> None:
    answer = json.loads(briefing("actor", "Ashford", "--json")[1])
    assert (answer["kind"], answer["actor_kind"]) == ("profile", "place")


def test_incidents(briefing) -> None:
    code, out, err = briefing("incidents")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()[:2]] == ["1", "2"]
    assert "Ashford" in out
    assert "2 injured" in out


def test_incidents_as_a_table(briefing, workplace: Path) -> None:
    code, _, _ = briefing("incidents", "-o", "all.csv", "--columns", "emdat")
    assert code == 0
    header, flood, *_ = (workplace / "all.csv").read_text().splitlines()
    assert "Total Deaths" in header.split(",")
    assert "Hydrological" in flood


def test_columns_are_for_tables(briefing) -> None:
    code, out, err = briefing("incidents", "--columns", "gtd")
    assert (code, out) == (2, "")
    assert "--columns gtd is for a table, not for text" in err


def test_actors_by_kind_and_by_names_spelt_alike(briefing) -> None:
    code, out, err = briefing("actors", "--kind", "place")
    assert (code, err) == (0, "")
    assert "PLACES" in out
    assert "Ashford" in out
    assert "PEOPLE" not in out
    code, out, err = briefing("actors", "--like", "Ashfrod", "-f", "csv")
    assert (code, err) == (0, "")
    assert out.splitlines()[1].startswith("Ashford,place,")


def test_actors_that_are_not_there(briefing) -> None:
    code, out, err = briefing("actors", "--like", "Zzyzx")
    assert (code, out) == (1, "")
    assert err.startswith("error: no actor in the articles is called Zzyzx\n\nhint: ")


def test_kinds_of_actors_are_those_of_the_answer() -> None:
    assert [kind.value for kind in Kind] == [kind.value for kind in ActorKind]


def test_sections_of_a_profile_are_those_of_the_answer() -> None:
    assert [s.value for s in Section] == [s.value for s in ProfileSection]


def test_a_section_that_a_place_has_not_is_refused(briefing) -> None:
    code, out, err = briefing("actor", "Ashford", "--section", "says")
    assert (code, out) == (2, "")
    assert err.startswith("error: the profile of a place has no such section\n\nhint: it has roles")


def test_a_kind_that_no_bearer_of_the_name_is_of(briefing) -> None:
    code, out, err = briefing("actor", "Ashford", "--kind", "person")
    assert (code, out) == (1, "")
    assert err.startswith("error: nobody in the articles is called Ashford\n")


def test_a_time_without_articles_names_nobody(briefing) -> None:
    code, out, err = briefing("actor", "Ashford", "--since", "2031")
    assert (code, out) == (1, "")
    assert err.startswith("error: no article of that time names Ashford\n")

"""The files of docs/install say what this version understands: options, addresses, paths, variables."""

from __future__ import annotations

import importlib
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from msgspec.structs import asdict

from newsticker.cli import COMMANDS, group
from newsticker.settings import FILE_VARIABLE, Settings, variable_of
from newsticker.site import health

FOLDER = Path(__file__).parent.parent / "docs" / "install"
STATE = "/var/lib/newsticker"
DATABASE = f"{STATE}/newsticker.db"
PROGRAM = "/opt/newsticker/bin/newsticker"


def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf8")


def values(unit: str, key: str) -> list[str]:
    return re.findall(rf"^{key}=(.*)$", unit, flags=re.M)


def understood(command: str) -> click.Context:
    """How the command line understands a command, without doing it; fails where it does not."""
    name, *arguments = shlex.split(command)
    found = group.get_command(click.Context(group), name)
    assert found, f"there is no command {name}"
    return found.make_context(name, arguments)


def known_variables() -> set[str]:
    commands = [importlib.import_module(f"newsticker.cli.{name}").command for name in COMMANDS]
    options = {p.envvar for command in commands for p in command.params if p.envvar}
    return {*options, FILE_VARIABLE, *map(variable_of, asdict(Settings()))}


@pytest.mark.parametrize("name", [file.name for file in sorted(FOLDER.iterdir())])
def test_every_variable_is_one_of_ours_and_every_file_is_documented(name: str) -> None:
    assert set(re.findall(r"\bNEWSTICKER_[A-Z_]+", text_of(name))) <= known_variables()
    page = (FOLDER.parent / "installing.md").read_text(encoding="utf8")
    assert f"(install/{name})" in page


def test_the_unit_starts_what_there_is_where_it_may_write() -> None:
    unit = text_of("newsticker.service")
    (start,) = values(unit, "ExecStart")
    program, _, command = start.partition(" ")
    given = understood(command).params
    assert program == PROGRAM
    assert (given["host"], given["port"], given["operator_port"]) == ("127.0.0.1", 8000, 8001)
    assert values(unit, "Environment") == [f"NEWSTICKER_DATABASE={DATABASE}"]
    assert values(unit, "StateDirectory") == [Path(STATE).name]
    # What `serve` tells and how it ends, see tests/site/test_serve.py.
    assert values(unit, "Type") == ["notify"]
    assert values(unit, "RestartPreventExitStatus") == ["2"]
    assert int(values(unit, "LimitNOFILE")[0]) > Settings().most_live_readers + 1000


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    # Our program and its user need not be on this machine.
    unit = text_of("newsticker.service").replace(PROGRAM, sys.executable)
    (tmp_path / "newsticker.service").write_text(unit.replace("User=newsticker", "User=daemon"), encoding="utf8")  # fmt: skip
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / "newsticker.service"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    about_it = [line for line in checked.stderr.splitlines() if "newsticker.service" in line]
    assert (checked.returncode, about_it) == (0, [])


def test_the_container_runs_what_there_is_where_it_may_write() -> None:
    file = text_of("Containerfile")
    variables = dict(re.findall(r"(NEWSTICKER_\w+)=(\S+)", file))
    assert variables == {
        "NEWSTICKER_DATABASE": DATABASE, "NEWSTICKER_HOST": "0.0.0.0", "NEWSTICKER_PORT": "8000",
    }  # fmt: skip
    assert re.findall(r"^VOLUME (\S+)$", file, flags=re.M) == [STATE]
    assert f"--home-dir {STATE} newsticker" in file
    assert re.findall(r"^USER (\w+)$", file, flags=re.M) == ["newsticker"]
    (command,) = re.findall(r'^CMD \["(\w+)"\]$', file, flags=re.M)
    assert understood(command)
    assert f"http://127.0.0.1:8000{health.PATH}'" in file
    root = FOLDER.parent.parent
    copied = re.findall(r"^COPY ((?!--from).+) \S+$", file, flags=re.M)
    assert all((root / name).exists() for names in copied for name in names.split())
    project = (root / "pyproject.toml").read_text(encoding="utf8")
    needed = re.findall(r'"(LICENSE|THIRD_PARTY\.md)"', project)
    assert {"README.md", *needed} <= set(" ".join(copied).split())


def test_the_proxies_pass_on_to_the_port_and_do_not_hold_up_the_stream() -> None:
    nginx, caddy = text_of("nginx.conf"), text_of("Caddyfile")
    port = understood("serve").params["port"]
    assert f"server 127.0.0.1:{port};" in nginx
    assert f"reverse_proxy 127.0.0.1:{port} " in caddy
    stream = nginx.partition("location = /events {")[2].partition("}")[0]
    assert "proxy_buffering off;" in stream
    assert "flush_interval -1" in caddy
    for header, value in (("For", "$remote_addr"), ("Proto", "$scheme")):
        assert f"proxy_set_header X-Forwarded-{header} {value};" in nginx
    assert nginx.count("access_log off;") == nginx.count("server {")


@pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx")
def test_nginx_understands_its_file(tmp_path: Path) -> None:
    site = re.sub(r"^ +(listen .*:443 ssl|listen 443 ssl|ssl_certificate.*);$", "", text_of("nginx.conf"), flags=re.M)  # fmt: skip
    (tmp_path / "site").write_text(site.replace("listen 80", "listen 8099").replace("listen [::]:80", "listen [::]:8099"), encoding="utf8")  # fmt: skip
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid;\nerror_log {tmp_path}/log;\nevents {{}}\nhttp {{ include {tmp_path}/site; }}\n",
        encoding="utf8",
    )
    checked = subprocess.run(
        ["nginx", "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stderr


def test_cron_calls_what_there_is_as_the_tickers_user() -> None:
    file = text_of("cron")
    assert f"NEWSTICKER_DATABASE={DATABASE}\n" in file
    line = file.splitlines()[-1]
    *when, user, program, rest = line.split(" ", 7)
    assert (len(when), user, program) == (5, "newsticker", PROGRAM)
    command, _, after = rest.partition(" 2>&1 | ")
    assert after.startswith("logger ")
    # In a crontab % ends the command where it is not escaped (crontab(5)).
    assert not re.search(r"(?<!\\)%", line)
    file_given = understood(command.replace(r"$(date +\%u)", "4")).params["file"]
    assert file_given == Path("/var/backups/newsticker/4.db")

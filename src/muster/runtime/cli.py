"""The `muster` command: one dispatcher, each command imported when it is wanted."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from muster.runtime.site import Site, here
from muster.runtime.speech import Refusal, complain, tell

Run = Callable[[argparse.Namespace, list[str]], int]


@dataclass(frozen=True)
class Command:
    """One word of the command line."""

    name: str
    zh: str
    en: str
    target: str
    #: The rest of the line belongs to the command itself.
    passes: bool = False


COMMANDS = (
    Command("up", "启动平台（前台；--detach 转后台）", "start the platform (--detach: in the background)",
            "muster.runtime.commands:up"),
    Command("stop", "有序停止", "stop everything in order", "muster.runtime.commands:stop"),
    Command("status", "各进程：编号、时长、重启、内存、健康", "each process: pid, uptime, restarts, memory, health",
            "muster.runtime.commands:status"),
    Command("logs", "看日志（可跟名称，-f 持续）", "show logs (by name; -f follows)", "muster.runtime.commands:logs"),
    Command("doctor", "检查一切并说明怎么办", "check everything and say what to do", "muster.runtime.doctor:doctor"),
    Command("reset", "重置演示数据（--demo）", "load the demonstration anew (--demo)", "muster.runtime.commands:reset"),
    Command("demo", "演示：accounts、incident……", "demonstrations: accounts, incident, …",
            "muster.runtime.commands:demo", passes=True),
    Command("test", "全部检查与测试（CI 用同一条）", "all checks and tests (the command that CI runs)",
            "muster.runtime.testing:test", passes=True),
    Command("check", "静态检查与快测试", "static checks and the fast tests",
            "muster.runtime.testing:check", passes=True),
    Command("fmt", "整理代码格式", "format the code", "muster.runtime.testing:fmt", passes=True),
    Command("e2e", "浏览器测试", "browser tests", "muster.runtime.testing:e2e", passes=True),
    Command("bench", "性能测量", "measure speed", "muster.runtime.testing:bench", passes=True),
    Command("client", "由接口描述生成前端类型", "generate the web client's types from the API",
            "muster.runtime.testing:client", passes=True),
    Command("manage", "在运行中的数据库上执行 Django 命令", "run a Django command on the running database",
            "muster.runtime.commands:manage", passes=True),
    Command("audit", "审计链（verify 校验）", "the audit chain (verify checks it)", "muster.runtime.commands:audit",
            passes=True),
    Command("validate", "模型与实验、公开最优解对比", "compare models with experiments and published optima",
            "muster.runtime.commands:validate", passes=True),
    Command("consequence", "后果计算（不需服务）", "consequence models (no server needed)",
            "muster.runtime.commands:consequence", passes=True),
    Command("siting", "选址计算（不需服务）", "where to place bases (no server needed)",
            "muster.runtime.commands:logistics", passes=True),
    Command("coverage", "覆盖计算（不需服务）", "who is reached in time (no server needed)",
            "muster.runtime.commands:logistics", passes=True),
    Command("roads", "路网数据：import 导入、roll-back 退回、status 现状", "road data: import, roll-back, status",
            "muster.runtime.roads.commands:roads", passes=True),
    Command("version", "版本", "version", "muster.runtime.commands:version"),
    Command("help", "帮助", "this list", "muster.runtime.cli:help_command"),
)  # fmt: skip


def find(target: str) -> Callable[..., int]:
    """The function that `module:function` names."""
    module, _, name = target.partition(":")
    found: Callable[..., int] = getattr(importlib.import_module(module), name)
    return found


def parser_of(command: Command) -> argparse.ArgumentParser:
    """Options of a command; every one takes those of the installation."""
    parser = argparse.ArgumentParser(prog=f"muster {command.name}", description=tell(command.zh, command.en))
    parser.add_argument("--data-dir", metavar="DIR", help=tell("数据目录", "data directory (MUSTER_DATA)"))
    parser.add_argument("--port", type=int, help=tell("端口（默认 8000;--lan 8443）", "port (8000; with --lan 8443)"))
    if command.name in {"up", "demo"}:
        parser.add_argument("--lan", action="store_true", help=tell("局域网 https", "https on the local network"))
    if command.name == "up":
        parser.add_argument("--empty", action="store_true", help=tell("不装演示数据", "without demonstration data"))
        parser.add_argument("--detach", action="store_true", help=tell("转入后台", "in the background"))
    if command.name in {"up", "reset"}:
        parser.add_argument("--scale", choices=("small", "full"), default="small",
                            help=tell("演示数据规模", "size of the demonstration"))  # fmt: skip
    if command.name == "reset":
        parser.add_argument("--demo", action="store_true", required=True)
        parser.add_argument("--yes", action="store_true", help=tell("不再询问", "do not ask"))
    if command.name in {"status", "doctor"}:
        parser.add_argument("--json", action="store_true")
    if command.name == "logs":
        parser.add_argument("names", nargs="*", metavar="NAME")
        parser.add_argument("-f", "--follow", action="store_true")
        parser.add_argument("-n", "--lines", type=int, default=40)
        parser.add_argument("--raw", action="store_true", help="JSON")
    return parser


def place(words: argparse.Namespace) -> Site:
    """The installation that a command line names."""
    return here(data=words.data_dir, port=words.port, lan=getattr(words, "lan", False))


def split_own(argv: Sequence[str], *, anywhere: bool = False) -> tuple[list[str], list[str]]:
    """Options of the installation before a passed-on line (or anywhere in it), and the line itself."""
    own: list[str] = []
    rest: list[str] = []
    waiting = list(argv)
    while waiting:
        word = waiting.pop(0)
        if word.split("=")[0] not in {"--data-dir", "--port", "--lan"}:
            rest.append(word)
            if not anywhere:
                return own, rest + waiting
            continue
        own.append(word)
        if "=" not in word and word != "--lan" and waiting:
            own.append(waiting.pop(0))
    return own, rest


def help_text() -> str:
    """The list of commands."""
    lines = [tell("用法：./muster 命令 [选项]", "usage: ./muster COMMAND [options]"), ""]
    lines += [f"  {command.name:<12} {tell(command.zh, command.en)}" for command in COMMANDS]
    return "\n".join(lines)


def help_command(_words: argparse.Namespace, _rest: list[str]) -> int:
    """Print the list of commands."""
    print(help_text())
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; returns the exit code."""
    line = list(sys.argv[1:] if argv is None else argv)
    name = line.pop(0) if line else "help"
    if name in {"-h", "--help"}:
        name = "help"
    if name == "--version":
        name = "version"
    command = next((known for known in COMMANDS if known.name == name), None)
    if command is None:
        complain(f"没有命令 {name}:./muster help 列出全部命令。", f"No command {name}: ./muster help lists them all.")
        return 2
    own, rest = split_own(line, anywhere=command.name in {"demo", "audit", "roads"}) if command.passes else (line, [])
    try:
        words = parser_of(command).parse_args(own)
        words.command = command.name
        return find(command.target)(words, rest)
    except Refusal as refusal:
        complain(refusal.zh, refusal.en)
        return refusal.code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 141
    except Exception as error:
        if type(error).__name__ == "CommandFailed":
            complain(
                f"内部步骤失败：{error}（完整输出见数据目录 log/setup.log）",
                f"A step failed: {error} (the whole output is in the data directory's log/setup.log)",
            )
            return 1
        raise

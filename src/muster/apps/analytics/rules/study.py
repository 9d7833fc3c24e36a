"""What a study is and which state may follow which."""

from typing import Final

from muster.kit.errors import Conflict
from muster.kit.terms import Term

__all__ = ["MOST_AT_ONCE", "MOST_POINTS", "UNFINISHED", "Existing", "StudyKind", "StudyState", "ensure_cancellable", "ensure_finished"]

MOST_AT_ONCE: Final = 3
"""Studies of one organisation that may wait or run together."""
MOST_POINTS: Final = 60_000
"""Points of one study; beyond, a smaller area must be asked for."""


class StudyKind(Term):
    """What is studied."""

    COVERAGE = "coverage", "覆盖分析"
    SITING = "siting", "布点优化"


class StudyState(Term):
    """How far a study is."""

    QUEUED = "queued", "排队中"
    RUNNING = "running", "计算中"
    DONE = "done", "已完成"
    CANCELLED = "cancelled", "已取消"
    FAILED = "failed", "未完成"


UNFINISHED: Final = frozenset({StudyState.QUEUED, StudyState.RUNNING})


class Existing(Term):
    """What becomes of the bases that stand already."""

    KEEP = "keep", "全部保留"
    MAY_CLOSE = "may_close", "可以撤并"
    IGNORE = "ignore", "从零开始"


def ensure_cancellable(state: StudyState) -> None:
    """Refuse to cancel what has ended."""
    if state not in UNFINISHED:
        raise Conflict("study-ended", state=state.zh)


def ensure_finished(state: StudyState) -> None:
    """Refuse to take away or to print what is still running."""
    if state in UNFINISHED:
        raise Conflict("study-unfinished", state=state.zh)

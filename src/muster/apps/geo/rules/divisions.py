"""Administrative divisions: their codes, their levels and the names people use for them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from muster.kit.terms import Term

__all__ = [
    "DivisionRecord",
    "Level",
    "digits_of",
    "level_of",
    "org_path_of",
    "parent_code",
    "read_package",
    "region_of",
    "short_name",
]


class Level(Term, known_as="division_level"):
    """How high a division stands."""

    PROVINCE = "province", "省级"
    PREFECTURE = "prefecture", "地级"
    COUNTY = "county", "县级"


@dataclass(frozen=True, slots=True)
class DivisionRecord:
    """One division as a list names it."""

    code: str
    name: str
    level: Level
    parent: str | None


_TAIWAN = "710000"
_PEOPLES = (
    "土家族|苗族|侗族|藏族|羌族|彝族|回族|壮族|瑶族|布依族|朝鲜族|蒙古族|蒙古|哈尼族|傣族|白族|景颇族|傈僳族|怒族|独龙族|"
    "哈萨克|柯尔克孜|维吾尔|锡伯|塔吉克|满族|黎族|畲族|仡佬族|水族|毛南族|仫佬族|拉祜族|佤族|纳西族|布朗族|普米族|裕固族|"
    "保安族|东乡族|撒拉族|土族|达斡尔族|鄂温克族|鄂伦春|各族|仡佬|仫佬|哈萨克族"
)
_AUTONOMOUS = re.compile(rf"^(.{{2,}}?)(?:{_PEOPLES})+自治[州县旗]$")
_SUFFIX = re.compile(r"^(.{2,}?)(?:特别行政区|地区|林区|特区|新区|省|市|区|县|盟|旗)$")
_SHORT = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}


def digits_of(code: str) -> str:
    """What the codes of everything inside a division begin with.

    >>> digits_of("420000"), digits_of("421000"), digits_of("429004")
    ('42', '4210', '429004')
    """
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


def short_name(name: str) -> str:
    """The name in everyday use; a name of two characters stays whole.

    >>> short_name("恩施土家族苗族自治州"), short_name("阳新县"), short_name("神农架林区"), short_name("蒲县")
    ('恩施', '阳新', '神农架', '蒲县')
    """
    if name in _SHORT:
        return _SHORT[name]
    found = _AUTONOMOUS.match(name) or _SUFFIX.match(name)
    return found.group(1) if found else name


def level_of(code: str) -> Level:
    """The level that a six-digit code shows."""
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.PREFECTURE if code.endswith("00") else Level.COUNTY


def is_direct(code: str) -> bool:
    """Whether a county answers to its province directly (429004 仙桃; the counties of 北京, 天津, 上海 and 重庆)."""
    return code[2:4] == "90" or code[:2] in {"11", "12", "31", "50"}


def parent_code(code: str) -> str | None:
    """The code of the division above, by the digits alone."""
    match level_of(code):
        case Level.PROVINCE:
            return None
        case Level.PREFECTURE:
            return code[:2] + "0000"
        case Level.COUNTY:
            return code[:2] + "0000" if is_direct(code) else code[:4] + "00"


def region_of(code: str) -> str:
    """What tells prefectures apart on the map: four digits, but all six of a county directly under its province."""
    return code if code[2:4] == "90" else code[:4]


def org_path_of(code: str) -> str:
    """The path of the authority of a division in the tree of organisations.

    >>> org_path_of("420000"), org_path_of("420200"), org_path_of("420222"), org_path_of("429004")
    ('cn.p42', 'cn.p42.c4202', 'cn.p42.c4202.d420222', 'cn.p42.d429004')
    """
    match level_of(code):
        case Level.PROVINCE:
            return f"cn.p{code[:2]}"
        case Level.PREFECTURE:
            return f"cn.p{code[:2]}.c{code[:4]}"
        case Level.COUNTY:
            return f"cn.p{code[:2]}.d{code}" if is_direct(code) else f"cn.p{code[:2]}.c{code[:4]}.d{code}"


def read_package(areas: Sequence[Mapping[str, Any]]) -> Iterator[DivisionRecord]:
    """The nested list of the package as divisions with six-digit codes, parents before children."""
    for province in areas:
        # The package has no code for 台湾省 ("资料暂缺": for want of data); GB/T 2260 gives it 710000.
        code = province["code"].ljust(6, "0") if province["code"].isdigit() else _TAIWAN
        yield DivisionRecord(code, province["name"], Level.PROVINCE, None)
        for below in province.get("children", ()):
            inner = below["code"].ljust(6, "0")
            yield DivisionRecord(inner, below["name"], level_of(inner), code)
            for county in below.get("children", ()):
                yield DivisionRecord(county["code"], county["name"], Level.COUNTY, inner)


def code_of(org_path: str) -> str | None:
    """The code of the division on whose ground an organisation stands, by its path; None for the nation.

    >>> code_of("cn.p42.c4202.d420222.e3f9c"), code_of("cn.p42.c4202"), code_of("cn")
    ('420222', '420200', None)
    """
    codes = [label[1:] for label in org_path.split(".") if label[:1] in {"p", "c", "d"} and label[1:].isdigit()]
    return codes[-1].ljust(6, "0") if codes else None

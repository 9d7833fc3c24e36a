"""What a study rests on, in both languages: printed with every figure."""

from collections.abc import Mapping
from typing import Any

__all__ = ["coverage_assumptions", "siting_assumptions"]

Said = dict[str, str]
_VEHICLES: Mapping[str, Said] = {
    "heavy": {"zh": "按满载重型救援车（携有关装备）：最高 90 公里/小时，比小客车慢一成，均为假定。",
              "en": "For a loaded heavy rescue vehicle: at most 90 km/h and a tenth slower than a car; both are assumptions."},
    "car": {"zh": "按小客车：规划所称“携有关装备”须看重型车。", "en": "For a car; the plan's 携有关装备 means loaded heavy vehicles."},
    "hazmat": {"zh": "按危险品运输车：最高 80 公里/小时，比小客车慢一成半，均为假定。",
               "en": "For a vehicle with hazardous cargo: at most 80 km/h and 15 % slower than a car; both are assumptions."},
}  # fmt: skip


def _common(turn_out: Mapping[str, float], vehicle: str, *, factor: float = 1.0) -> list[Said]:
    national, regional, own = (f"{turn_out[t]:g}" for t in ("national_base", "regional_base", "enterprise_fulltime_team"))
    found = [
        {"zh": f"自队伍接到指令起计时；出动准备：国家级 {national} 分钟，区域、专业和骨干队伍 {regional} 分钟，企业队 {own} 分钟。"
               "时限含端点，按未取整的分钟数比较。",
         "en": f"The clock starts when the team receives the order; turn-out {national} min national, {regional} min regional, professional "
               f"and backbone, {own} min enterprise. Limits are inclusive; minutes are compared unrounded."},
        {"zh": "行车时间由自编干线路网推算，从普通公路沿线或节点接入；高速公路只在互通接入。连接段按直线 1.35 倍。",
         "en": "Driving times come from our own trunk-road network, joined anywhere along ordinary roads or at nodes and entered at "
               "interchanges only where it is an expressway. Access legs are 1.35 times the straight line."},
        _VEHICLES[vehicle],
        {"zh": "只计同一专业的队伍；一支队伍列入两个专业时两处都计，但同一时刻只能出动一次。",
         "en": "Only teams of the same discipline count; a team of two disciplines counts in each, but answers one call at a time."},
        {"zh": "省外队伍未计入。", "en": "Teams outside the province are not counted."},
    ]  # fmt: skip
    if factor != 1.0:
        found.append({"zh": f"行车时间乘以 {factor:g}。", "en": f"Driving times are multiplied by {factor:g}."})
    return found


def _estimated(inputs: Mapping[str, Any]) -> list[Said]:
    found: list[Said] = []
    if inputs.get("method") == "estimate":
        found.append({"zh": "未装入路网：时间按直线 1.35 倍、65 公里/小时估算。",
                      "en": "No road network is loaded: times are estimated from 1.35 times the straight line at 65 km/h."})  # fmt: skip
    if inputs.get("has_demonstration"):
        found.append({"zh": "含演示数据，不代表真实情况。", "en": "Holds demonstration data; not the real situation."})
    return found


def coverage_assumptions(turn_out: Mapping[str, float], vehicle: str, inputs: Mapping[str, Any]) -> list[Said]:
    """What a coverage study rests on."""
    return [
        *_common(turn_out, vehicle),
        {"zh": "县级行政区以政府驻地代表，驻地可达即计为覆盖；人口为全县常住人口。",
         "en": "A county counts as covered when its seat is reached; the population is that of the whole county."},
        {"zh": "高危企业按行业对应专业计数，重大危险源计入危险化学品；未登记位置的计入分母、按未覆盖计。",
         "en": "High-risk enterprises count for the discipline that their industry calls for, major hazards for hazardous chemicals; entries "
               "without a position are in the denominator and count as not covered."},
        {"zh": "两个分母：全辖区（H5、H6）；规划服务区域（N3，即队伍登记的服务范围）。N3 为按路网模拟，实际到达率由调令记录另计。",
         "en": "Two denominators: the whole area (H5, H6); the planned service area (N3: what the teams say they serve). N3 is modelled on the "
               "roads; the rate of real arrivals is counted from orders."},
        {"zh": "“此刻备勤”须当班人员、可用车辆和器材均有据可查，任务中的队伍不计；归建不满 8 小时计为部分备勤；无人申报的为不明，不计为覆盖。",
         "en": "“Ready now” needs crew, vehicle and kit on record and no mission; a team back for less than 8 hours is partly ready; what nobody "
               "declared is unknown and does not count as covered."},
        *_estimated(inputs),
    ]  # fmt: skip


def siting_assumptions(turn_out: Mapping[str, float], vehicle: str, inputs: Mapping[str, Any], *, factor: float) -> list[Said]:
    """What a siting study rests on."""
    return [
        *_common(turn_out, vehicle, factor=factor),
        {"zh": "候选地点为各县（市、区）驻地，不代表已有可用的场地、道路接入和用地条件。",
         "en": "Candidate sites are county seats; whether ground, access and permission exist is not known."},
        {"zh": "“已证明”指在给定候选地点、时间和分母下的最优；换了数据就要重算。",
         "en": "“Proven” means optimal for the given sites, times and weights; other data need another run."},
        *_estimated(inputs),
    ]  # fmt: skip

"""The simulations room's door to the web."""

from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Status

from muster.apps.incidents import queries as incidents
from muster.apps.simulations import actions, queries, schemas
from muster.kit.http import Request, allow, bytes_of

router = Router(tags=["simulations"])
Hour: Any = Query(None, ge=0, le=23)  # type: ignore[type-arg]  # a function at run time
Former: Any = Query(...)  # type: ignore[type-arg]  # a function at run time
Longitude: Any = Query(..., ge=-180, le=180)  # type: ignore[type-arg]  # a function at run time
Latitude: Any = Query(..., ge=-90, le=90)  # type: ignore[type-arg]  # a function at run time
MOST = 100
Language = Literal["zh", "en"]
MEDIA = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf"}


@router.get("/dictionaries/simulations", response=dict[str, dict[str, schemas.SaidOut]], operation_id="simulation_dictionaries")
@allow("public")
def simulation_dictionaries(request: Request) -> Any:
    """Words of every code list of this room, in Chinese and English."""
    return queries.dictionaries()


# --- weather ---


@router.post("/incidents/{incident_id}/weather", response={201: schemas.WeatherOut}, operation_id="record_weather")
@allow("weather.record")
def record_weather(request: Request, incident_id: UUID, body: schemas.WeatherIn) -> Any:
    """Keep what somebody measured or saw at the scene."""
    return Status(201, queries.weather_value(actions.record_weather(actor=request.actor, incident_id=incident_id, **body.dict())))


@router.post("/incidents/{incident_id}/weather/ask", response={202: schemas.AskedOut}, operation_id="ask_weather")
@allow("simulation.run")
def ask_weather(request: Request, incident_id: UUID) -> Any:
    """Have the weather service asked in the background, where one is set up."""
    return Status(202, {"asked": actions.want_feed(actor=request.actor, incident_id=incident_id)})


@router.post("/weather/observations", response={201: schemas.KeptOut}, operation_id="record_observations")
@allow("weather.record")
def record_observations(request: Request, body: schemas.ObservationsIn) -> Any:
    """Keep what stations measured; the same observation again changes nothing."""
    return Status(201, {"kept": actions.record_observations(actor=request.actor, **body.dict())})


# --- runs ---


@router.get("/incidents/{incident_id}/simulations/draft", response=schemas.DraftOut, operation_id="draft_simulation")
@allow("simulation.run")
def draft_simulation(request: Request, incident_id: UUID, hazard_id: UUID | None = None, without_hazard: bool = False) -> Any:
    """What a run would rest on now: every input with its origin."""
    return actions.draft(actor=request.actor, incident_id=incident_id, hazard_id=hazard_id, without_hazard=without_hazard)


@router.post("/incidents/{incident_id}/simulations", response={202: schemas.RunOut}, operation_id="run_simulation")
@allow("simulation.run")
def run_simulation(request: Request, incident_id: UUID, body: schemas.RunIn) -> Any:
    """Run once and answer with the first result; the ensemble refines it in the background."""
    return Status(202, queries.run_value(actions.run(actor=request.actor, incident_id=incident_id, **body.dict())))


@router.get("/incidents/{incident_id}/simulations", response=list[schemas.RunBriefOut], operation_id="list_simulations")
@allow("incident.view")
def list_simulations(request: Request, incident_id: UUID) -> Any:
    """The runs of an incident, newest first (at most 100)."""
    incidents.incident(request.actor, incident_id)
    return [queries.run_brief(row) for row in queries.runs(request.actor, incident_id)[:MOST]]


@router.get("/simulations/{run_id}", response=schemas.RunOut, operation_id="get_simulation")
@allow("incident.view")
def get_simulation(request: Request, run_id: UUID) -> Any:
    """One run with its zones."""
    return queries.run_value(queries.run(request.actor, run_id))


@router.get("/simulations/{run_id}/exposure", response=schemas.ExposureOut, operation_id="simulation_exposure")
@allow("incident.view")
def simulation_exposure(request: Request, run_id: UUID, hour: int | None = Hour) -> Any:
    """Who and what stands inside the zones at an hour of the day (now by default)."""
    return queries.exposure(queries.run(request.actor, run_id), hour=hour)


@router.get("/simulations/{run_id}/shelter", response=schemas.ShelterAtOut, operation_id="simulation_shelter")
@allow("incident.view")
def simulation_shelter(request: Request, run_id: UUID, lon: float = Longitude, lat: float = Latitude) -> Any:
    """What staying indoors saves at a point, and when its windows must be opened."""
    return queries.shelter_at(queries.run(request.actor, run_id), lon=lon, lat=lat)


@router.get("/simulations/{run_id}/comparison", response=schemas.ComparisonOut, operation_id="compare_simulations")
@allow("incident.view")
def compare_simulations(request: Request, run_id: UUID, former: UUID = Former) -> Any:
    """This run beside a former one."""
    return queries.comparison(queries.run(request.actor, former), queries.run(request.actor, run_id))


@router.post("/simulations/{run_id}/adopt", response=schemas.ZoneProposalOut, operation_id="adopt_simulation")
@allow("simulation.decide")
def adopt_simulation(request: Request, run_id: UUID, body: schemas.AdoptIn) -> Any:
    """Take the area of a run as the one that counts."""
    return queries.proposal_value(actions.adopt(actor=request.actor, run_id=run_id, **body.dict()))


def _report(request: Request, run_id: UUID, kind: str, language: str) -> HttpResponse:
    made, name = actions.report_file(actor=request.actor, run_id=run_id, kind=kind, language=language)
    return HttpResponse(made, content_type=MEDIA[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})


@router.get("/simulations/{run_id}/report.docx", operation_id="simulation_report_word", openapi_extra=bytes_of(MEDIA["docx"]))
@allow("incident.view")
def simulation_report_word(request: Request, run_id: UUID, language: Language = "zh") -> Any:
    """The report of a run as a Word document."""
    return _report(request, run_id, "docx", language)


@router.get("/simulations/{run_id}/report.pdf", operation_id="simulation_report_pdf", openapi_extra=bytes_of(MEDIA["pdf"]))
@allow("incident.view")
def simulation_report_pdf(request: Request, run_id: UUID, language: Language = "zh") -> Any:
    """The report of a run as PDF."""
    return _report(request, run_id, "pdf", language)


# --- areas ---


@router.get("/incidents/{incident_id}/zone-proposals", response=list[schemas.ZoneProposalOut], operation_id="list_zone_proposals")
@allow("incident.view")
def list_zone_proposals(request: Request, incident_id: UUID) -> Any:
    """The proposed and decided areas of an incident, newest first (at most 100)."""
    incidents.incident(request.actor, incident_id)
    return [queries.proposal_value(row) for row in queries.proposals(request.actor, incident_id)[:MOST]]


@router.post("/zone-proposals/{proposal_id}/decide", response=schemas.ZoneProposalOut, operation_id="decide_zone_proposal")
@allow("simulation.decide")
def decide_zone_proposal(request: Request, proposal_id: UUID, body: schemas.DecideProposalIn) -> Any:
    """Accept or reject a proposed change of the area."""
    return queries.proposal_value(actions.decide(actor=request.actor, proposal_id=proposal_id, **body.dict()))


# --- the area ends ---


@router.get("/incidents/{incident_id}/area-release", response=schemas.ReleaseStandingOut, operation_id="area_release_standing")
@allow("incident.view")
def area_release_standing(request: Request, incident_id: UUID) -> Any:
    """What was measured where, what still forbids to lift the area, and who asked or confirmed."""
    return queries.release_standing(incidents.incident(request.actor, incident_id))


@router.post("/incidents/{incident_id}/measuring-points", response={201: schemas.MeasuringPointOut}, operation_id="add_measuring_point")
@allow("weather.record")
def add_measuring_point(request: Request, incident_id: UUID, body: schemas.MeasuringPointIn) -> Any:
    """Name a place where gas is looked for, or state that there is none of its kind."""
    return Status(201, queries.point_value(actions.list_point(actor=request.actor, incident_id=incident_id, **body.dict())))


@router.post("/measuring-points/{point_id}/readings", response={201: schemas.GasReadingOut}, operation_id="record_gas_reading")
@allow("weather.record")
def record_gas_reading(request: Request, point_id: UUID, body: schemas.GasReadingIn) -> Any:
    """Keep what an instrument showed."""
    return Status(201, queries.gas_value(actions.record_gas(actor=request.actor, point_id=point_id, **body.dict())))


@router.post("/incidents/{incident_id}/area-releases", response={201: schemas.AreaReleaseOut}, operation_id="ask_area_release")
@allow("simulation.decide")
def ask_area_release(request: Request, incident_id: UUID, body: schemas.ReleaseIn) -> Any:
    """Ask that the area in force be lifted: refused while anything is missing."""
    return Status(201, queries.release_value(actions.ask_release(actor=request.actor, incident_id=incident_id, **body.dict())))


@router.post("/area-releases/{release_id}/decide", response=schemas.AreaReleaseOut, operation_id="decide_area_release")
@allow("simulation.decide")
def decide_area_release(request: Request, release_id: UUID, body: schemas.DecideReleaseIn) -> Any:
    """Confirm as a second person, or refuse with a reason."""
    return queries.release_value(actions.decide_release(actor=request.actor, release_id=release_id, **body.dict()))


# --- the first-hour packet ---


@router.get("/incidents/{incident_id}/packet", response=schemas.PacketOut, operation_id="first_hour_packet")
@allow("incident.view")
def first_hour_packet(request: Request, incident_id: UUID) -> Any:
    """What a captain must know before getting out: it goes with every order."""
    return queries.packet(incidents.incident(request.actor, incident_id))

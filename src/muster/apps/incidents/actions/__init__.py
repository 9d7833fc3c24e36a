"""Every write of the incidents room: one transaction, one entry in the log, told after commit."""

from muster.apps.incidents.actions.asking import ask_leader, decline_request
from muster.apps.incidents.actions.calls import next_number, receive_report, remove_personal_data, reveal_caller
from muster.apps.incidents.actions.evidence import export_evidence
from muster.apps.incidents.actions.facts import add_note, correct_casualties, locate
from muster.apps.incidents.actions.log import CLOCK_TOLERANCE, PERSONAL_DATA_DAYS, Change, checked_time, record
from muster.apps.incidents.actions.main_line import confirm, grade, judge_false_alarm, merge, regrade, transfer, verify
from muster.apps.incidents.actions.outgoing import (
    approve_report,
    choose_profile,
    discard_report,
    draft_report,
    edit_report,
    redraft_report,
    return_report,
    send_report,
    submit_report,
)
from muster.apps.incidents.actions.owed_reports import mark_report_sent
from muster.apps.incidents.actions.response import (
    close,
    declare_controlled,
    end_response,
    establish_post,
    reopen,
    respond,
    start_evaluation,
)
from muster.apps.incidents.actions.sharing import LONGEST_GRANT, close_to, open_to

__all__ = [
    "CLOCK_TOLERANCE",
    "LONGEST_GRANT",
    "PERSONAL_DATA_DAYS",
    "Change",
    "add_note",
    "approve_report",
    "ask_leader",
    "checked_time",
    "choose_profile",
    "close",
    "close_to",
    "confirm",
    "correct_casualties",
    "declare_controlled",
    "decline_request",
    "discard_report",
    "draft_report",
    "edit_report",
    "end_response",
    "establish_post",
    "export_evidence",
    "grade",
    "judge_false_alarm",
    "locate",
    "mark_report_sent",
    "merge",
    "next_number",
    "open_to",
    "receive_report",
    "record",
    "redraft_report",
    "regrade",
    "remove_personal_data",
    "reopen",
    "respond",
    "return_report",
    "reveal_caller",
    "send_report",
    "start_evaluation",
    "submit_report",
    "transfer",
    "verify",
]

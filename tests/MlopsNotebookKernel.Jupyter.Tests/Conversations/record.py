"""Writes requests.golden: the frames that Debian's jupyter_client sends, a request a line, signed with the key "golden".

Run with a Python that has jupyter_client. The contents are those that the classic notebook 6.4, nbclient 0.7 and
jupyter console send.
"""
import datetime
import json
import pathlib

from jupyter_client import session as module
from jupyter_client.session import Session

module.utcnow = lambda: datetime.datetime(2026, 1, 5, 9, 0, tzinfo=datetime.timezone.utc)
session = Session(key=b"golden", session="front-end", username="reader")


def cell(code, **more):
    return dict(code=code, silent=False, store_history=True, user_expressions={}, allow_stdin=False, stop_on_error=True, **more)


requests = [
    ("shell", "kernel_info_request", {}),
    ("control", "kernel_info_request", {}),
    ("shell", "comm_info_request", {"target_name": "jupyter.widget"}),
    ("shell", "execute_request", cell("out hello, wörld 😀")),
    ("shell", "execute_request", cell("display 0 %\nupdate 100 %\nresult 42")),
    ("shell", "execute_request", dict(cell("out a"), user_expressions={"x": "1+1"})),
    ("shell", "execute_request", dict(cell("out quiet"), silent=True, store_history=False)),
    ("shell", "execute_request", cell("clear\nerr careful\nfail no")),
    ("shell", "complete_request", {"code": "😀 Con", "cursor_pos": 5}),
    ("shell", "inspect_request", {"code": "Console", "cursor_pos": 7, "detail_level": 0}),
    ("shell", "is_complete_request", {"code": "if (true) {"}),
    ("shell", "history_request", {"raw": True, "output": False, "hist_access_type": "tail", "n": 3}),
    ("shell", "comm_open", {"comm_id": "c1", "target_name": "jupyter.widget", "data": {}}),
    ("control", "debug_request", {"type": "request", "seq": 1, "command": "debugInfo"}),
    ("control", "interrupt_request", {}),
    ("control", "shutdown_request", {"restart": False}),
]

lines = []
for number, (channel, kind, content) in enumerate(requests, 1):
    message = session.msg(kind, content)
    message["header"]["msg_id"] = f"request-{number}"
    frames = session.serialize(message, ident=b"front-end")
    lines.append(json.dumps([channel] + [frame.decode() for frame in frames], ensure_ascii=False))

pathlib.Path(__file__).with_name("requests.golden").write_text("\n".join(lines) + "\n", encoding="utf-8")

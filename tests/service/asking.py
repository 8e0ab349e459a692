"""Requests as programs send them, with nothing but the standard library."""

import http.client
import json
import secrets
from typing import Any, NamedTuple
from urllib.parse import urlencode


class Reply(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Service(NamedTuple):
    host: str
    port: int

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Reply:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=120)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return Reply(response.status, response.headers, response.read())
        finally:
            connection.close()

    def get(self, path: str) -> Reply:
        return self.ask("GET", path)

    def post(self, path: str, body: bytes, kind: str, **headers: str) -> Reply:
        return self.ask("POST", path, body, Content_Type=kind, **headers)

    def post_json(self, path: str, content: object) -> Reply:
        return self.post(path, json.dumps(content).encode(), "application/json")

    def post_form(self, path: str, fields: dict[str, Any], **headers: str) -> Reply:
        return self.post(path, urlencode(fields, doseq=True).encode(), "application/x-www-form-urlencoded", **headers)

    def post_files(self, path: str, files: dict[str, tuple[str, bytes]], **fields: str) -> Reply:
        accept = {"Accept": fields.pop("accept")} if "accept" in fields else {}
        border = secrets.token_hex(16)
        parts = [f'--{border}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
        body = "".join(parts).encode()
        for key, (name, data) in files.items():
            head = f'--{border}\r\nContent-Disposition: form-data; name="{key}"; filename="{name}"\r\n\r\n'
            body += head.encode() + data + b"\r\n"
        return self.post(path, body + f"--{border}--\r\n".encode(), f"multipart/form-data; boundary={border}", **accept)
